// SPDX-License-Identifier: GPL-3.0-or-later
// Splitters whose records end at line ends: plain lines, lines with continuations, delimited text.
#include "core/import/splitters.h"

#include <cstring>

namespace tidemark {

namespace {

constexpr std::string_view kTooLong = "longer than 16 MiB";
constexpr std::string_view kOpenQuote = "a quote is not closed";
constexpr std::size_t kIncomplete = std::string_view::npos;

std::size_t findByte(std::string_view bytes, std::size_t from, std::size_t to, char byte) {
    if (from >= to) return kIncomplete;
    const void* const found = std::memchr(bytes.data() + from, byte, to - from);
    return found == nullptr
               ? kIncomplete
               : static_cast<std::size_t>(static_cast<const char*>(found) - bytes.data());
}

bool isBlank(std::string_view text) {
    return text.find_first_not_of(" \t\r") == std::string_view::npos;
}

// What the three have in common: the byte order mark, blank lines, records without end.
class LineEndSplitter : public RecordSplitter {
public:
    std::size_t split(std::string_view buffer, bool last, std::vector<RecordSpan>& out) override {
        std::size_t pos = 0;
        if (m_at_start) {
            if (buffer.size() < 3 && !last) return 0;
            m_at_start = false;
            if (buffer.substr(0, 3) == "\xEF\xBB\xBF") pos = 3;
        }
        if (m_skipping && !finishSkipping(buffer, last, pos, out)) return buffer.size();
        while (pos < buffer.size()) {
            m_trouble = {};
            const std::size_t end = findEnd(buffer, pos, last);
            if (end == kIncomplete) {
                if (buffer.size() - pos <= kMaxRecordBytes) break;
                m_skipping = true;
                m_before = static_cast<std::int64_t>(buffer.size() - pos);
                return buffer.size();
            }
            emit(buffer, pos, end, out);
            pos = end < buffer.size() ? end + 1 : end;
        }
        return pos;
    }

protected:
    /// Position of the line feed that ends the record at `pos` (the buffer's end in the last call),
    /// or kIncomplete.
    virtual std::size_t findEnd(std::string_view buffer, std::size_t pos, bool last) = 0;
    std::string_view m_trouble; ///< set by findEnd

private:
    void emit(std::string_view buffer, std::size_t pos, std::size_t end,
              std::vector<RecordSpan>& out) const {
        std::size_t length = end - pos;
        if (length > 0 && buffer[pos + length - 1] == '\r') --length;
        if (isBlank(buffer.substr(pos, std::min<std::size_t>(length, 256))) &&
            isBlank(buffer.substr(pos, length)))
            return;
        out.push_back({pos, length, length > kMaxRecordBytes ? kTooLong : m_trouble, 0});
    }

    // True when the long record has ended; `pos` is then behind it.
    bool finishSkipping(std::string_view buffer, bool last, std::size_t& pos,
                        std::vector<RecordSpan>& out) {
        const std::size_t end = findByte(buffer, 0, buffer.size(), '\n');
        if (end == kIncomplete && !last) {
            m_before += static_cast<std::int64_t>(buffer.size());
            return false;
        }
        const std::size_t length = end == kIncomplete ? buffer.size() : end;
        out.push_back({0, length, kTooLong, m_before});
        m_skipping = false;
        pos = end == kIncomplete ? length : end + 1;
        return true;
    }

    bool m_at_start = true;
    bool m_skipping = false;
    std::int64_t m_before = 0;
};

class LineSplitter final : public LineEndSplitter {
public:
    [[nodiscard]] bool independentLines() const override { return true; }

protected:
    std::size_t findEnd(std::string_view buffer, std::size_t pos, bool last) override {
        const std::size_t end = findByte(buffer, pos, buffer.size(), '\n');
        return end == kIncomplete && last ? buffer.size() : end;
    }
};

class MultiLineSplitter final : public LineEndSplitter {
public:
    explicit MultiLineSplitter(std::shared_ptr<const RE2> start) : m_start(std::move(start)) {}

protected:
    std::size_t findEnd(std::string_view buffer, std::size_t pos, bool last) override {
        std::size_t end = findByte(buffer, pos, buffer.size(), '\n');
        while (end != kIncomplete) {
            if (end - pos > kMaxRecordBytes) return end;
            std::size_t next = findByte(buffer, end + 1, buffer.size(), '\n');
            if (next == kIncomplete) {
                if (!last) return kIncomplete;
                next = buffer.size();
            }
            const re2::StringPiece line(buffer.data() + end + 1, next - end - 1);
            if (RE2::PartialMatch(line, *m_start)) return end;
            if (next == buffer.size()) return next;
            end = next;
        }
        return last ? buffer.size() : kIncomplete;
    }

private:
    std::shared_ptr<const RE2> m_start;
};

class CsvSplitter final : public LineEndSplitter {
public:
    explicit CsvSplitter(char delimiter) : m_delimiter(delimiter) {}

protected:
    std::size_t findEnd(std::string_view buffer, std::size_t pos, bool last) override {
        std::size_t end = findByte(buffer, pos, buffer.size(), '\n');
        const std::size_t firstEnd = end;
        if (end == kIncomplete) end = buffer.size();
        std::size_t from = pos;
        while (true) {
            const std::size_t quote = findByte(buffer, from, end, '"');
            if (quote == kIncomplete) break;
            from = quote + 1;
            if (quote != pos && buffer[quote - 1] != m_delimiter)
                continue; // a quote inside a bare value is a character
            const std::size_t close = closingQuote(buffer, quote + 1);
            if (close == kIncomplete) return unclosed(buffer, pos, firstEnd, last);
            from = close + 1;
            if (from > end) {
                end = findByte(buffer, from, buffer.size(), '\n');
                if (end == kIncomplete) end = buffer.size();
            }
        }
        return end == buffer.size() && !last ? kIncomplete : end;
    }

private:
    static std::size_t closingQuote(std::string_view buffer, std::size_t from) {
        while (true) {
            const std::size_t quote = findByte(buffer, from, buffer.size(), '"');
            if (quote == kIncomplete) return kIncomplete;
            if (quote + 1 >= buffer.size() || buffer[quote + 1] != '"') return quote;
            from = quote + 2;
        }
    }

    std::size_t unclosed(std::string_view buffer, std::size_t pos, std::size_t firstEnd,
                         bool last) {
        if (!last && buffer.size() - pos <= kMaxRecordBytes) return kIncomplete;
        if (firstEnd == kIncomplete && !last)
            return kIncomplete; // one endless line: skipped by the caller
        m_trouble = kOpenQuote;
        return firstEnd == kIncomplete ? buffer.size() : firstEnd;
    }

    char m_delimiter;
};

} // namespace

std::unique_ptr<RecordSplitter> makeLineSplitter() {
    return std::make_unique<LineSplitter>();
}

std::unique_ptr<RecordSplitter> makeMultiLineSplitter(std::shared_ptr<const RE2> start) {
    return std::make_unique<MultiLineSplitter>(std::move(start));
}

std::unique_ptr<RecordSplitter> makeCsvSplitter(char delimiter) {
    return std::make_unique<CsvSplitter>(delimiter);
}

} // namespace tidemark
