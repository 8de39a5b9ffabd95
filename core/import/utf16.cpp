// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/utf16.h"

#include "core/base/text.h"

namespace tidemark {

namespace {

class Utf8Reader final : public ContainerReader {
public:
    explicit Utf8Reader(std::unique_ptr<ContainerReader> inner) : m_inner(std::move(inner)) {}

    Result<Next> next(std::string& out) override {
        m_piece.clear();
        TM_ASSIGN(const Next what, m_inner->next(m_piece));
        if (what == Next::Member) {
            m_first = true;
            m_state = Encoding::Utf8;
            m_pending.clear();
        }
        if (what != Next::Bytes) return what;
        if (m_first && looksLikeUtf16(m_piece)) {
            m_state = m_piece[0] == '\xff' ? Encoding::Little : Encoding::Big;
            m_piece.erase(0, 2);
            if (!m_turned) m_kind = std::string(m_inner->kind()) + "+utf16";
            m_turned = true;
        }
        m_first = false;
        if (m_state == Encoding::Utf8)
            out += m_piece;
        else
            decode(out);
        return Next::Bytes;
    }
    [[nodiscard]] std::string_view name() const override { return m_inner->name(); }
    [[nodiscard]] std::string_view kind() const override {
        return m_turned ? m_kind : m_inner->kind();
    }
    [[nodiscard]] std::string_view damage() const override { return m_inner->damage(); }

private:
    enum class Encoding { Utf8, Little, Big };

    void decode(std::string& out) {
        m_pending += m_piece;
        std::size_t pos = 0;
        while (pos + 2 <= m_pending.size()) {
            const std::uint32_t unit = unitAt(pos);
            if (unit >= 0xD800 && unit < 0xDC00) {
                if (pos + 4 > m_pending.size()) break; // its other half comes with the next piece
                const std::uint32_t low = unitAt(pos + 2);
                if (low >= 0xDC00 && low < 0xE000) {
                    appendUtf8(out, 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00));
                    pos += 4;
                    continue;
                }
            }
            appendUtf8(out, unit >= 0xD800 && unit < 0xE000 ? 0xFFFD : unit);
            pos += 2;
        }
        m_pending.erase(0, pos);
    }
    [[nodiscard]] std::uint32_t unitAt(std::size_t pos) const {
        const auto a = static_cast<unsigned char>(m_pending[pos]),
                   b = static_cast<unsigned char>(m_pending[pos + 1]);
        return m_state == Encoding::Little ? a | static_cast<std::uint32_t>(b) << 8
                                           : b | static_cast<std::uint32_t>(a) << 8;
    }

    std::unique_ptr<ContainerReader> m_inner;
    std::string m_piece, m_pending, m_kind;
    Encoding m_state = Encoding::Utf8;
    bool m_first = true, m_turned = false;
};

} // namespace

bool looksLikeUtf16(std::string_view head) {
    return head.size() >= 2 && (head.substr(0, 2) == "\xff\xfe" || head.substr(0, 2) == "\xfe\xff");
}

std::unique_ptr<ContainerReader> withUtf8(std::unique_ptr<ContainerReader> inner) {
    return std::make_unique<Utf8Reader>(std::move(inner));
}

} // namespace tidemark
