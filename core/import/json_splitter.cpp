// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts JSON into records without understanding it: brackets, strings, and the keys on the way to a
// wrapped array. What is inside a record is left to the parser, which rejects it if it is not JSON.
#include "core/import/splitters.h"

#include <algorithm>

namespace tidemark {

namespace {

constexpr std::string_view kTooLong = "longer than 16 MiB";
constexpr std::string_view kTooDeep = "nested deeper than 64 levels";

bool isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

class JsonSplitter final : public RecordSplitter {
public:
    explicit JsonSplitter(std::vector<std::string> wrapper) : m_wrapper(std::move(wrapper)) {}

    std::size_t split(std::string_view buffer, bool last, std::vector<RecordSpan>& out) override {
        m_buffer = buffer;
        m_out = &out;
        if (m_at_file_start) {
            if (buffer.size() < 3 && !last) return 0;
            m_at_file_start = false;
            if (buffer.substr(0, 3) == "\xEF\xBB\xBF") m_pos = 3;
        }
        while (m_pos < buffer.size()) {
            switch (m_place) {
            case Place::Top: top(); break;
            case Place::Array: betweenElements(); break;
            case Place::Record: insideRecord(); break;
            case Place::Scalar: insideScalar(); break;
            case Place::Line: insideLine(); break;
            case Place::Wrapper: insideWrapper(); break;
            }
        }
        if (last) finish();
        return consume(last);
    }

private:
    enum class Place {
        Top,    ///< between values of the file
        Array,  ///< between elements of an unpacked array
        Record, ///< inside an object or array that is a record
        Scalar, ///< inside an element that is neither
        Line,   ///< text that is no JSON, up to the line's end
        Wrapper ///< inside an object, on the way to (or behind) the array of records
    };

    [[nodiscard]] char here() const { return m_buffer[m_pos]; }
    [[nodiscard]] Place outside() const {
        return m_in_array ? Place::Array : m_in_wrapper ? Place::Wrapper : Place::Top;
    }

    void begin(Place place) {
        m_place = place;
        m_start = m_pos;
        m_before = 0;
        m_depth = 0;
        m_deep = false;
        m_in_string = m_escape = false;
        m_previous = 0;
    }

    void emit(std::size_t end) {
        const std::size_t length = end - m_start;
        const bool tooLong = m_before > 0 || length > kMaxRecordBytes;
        m_out->push_back({m_start, length,
                          tooLong  ? kTooLong
                          : m_deep ? kTooDeep
                                   : std::string_view(),
                          m_before});
        m_before = 0;
    }

    void top() {
        const char c = here();
        if (isSpace(c) || c == ',' || c == '\x1E') {
            ++m_pos;
        } else if (c == '[') {
            ++m_pos;
            m_in_array = true;
            m_place = Place::Array;
        } else if (c == '{' && !m_wrapper.empty()) {
            begin(Place::Wrapper);
            m_in_wrapper = true;
            m_found = m_expect = false;
            m_matched = 0;
            m_key_begin = m_key_end = 0;
        } else {
            begin(c == '{' ? Place::Record : Place::Line);
        }
    }

    void betweenElements() {
        const char c = here();
        if (isSpace(c) || c == ',') {
            ++m_pos;
        } else if (c == ']') {
            ++m_pos;
            m_in_array = false;
            m_place = outside();
            m_depth = m_wrapper_depth;
        } else {
            begin(c == '{' || c == '[' ? Place::Record : Place::Scalar);
        }
    }

    // Moves behind the rest of a string. False at a line end inside it: the string is torn.
    bool passString() {
        while (m_pos < m_buffer.size()) {
            if (m_escape) {
                m_escape = false;
                ++m_pos;
                continue;
            }
            const char c = m_buffer[m_pos];
            if (c == '\n') return false;
            ++m_pos;
            if (c == '\\')
                m_escape = true;
            else if (c == '"') {
                m_in_string = false;
                return true;
            }
        }
        return true;
    }

    void insideRecord() {
        while (m_pos < m_buffer.size()) {
            if (m_in_string) {
                if (!passString()) return abandon(m_pos);
                if (m_in_string) return;
                continue;
            }
            const char c = here();
            if (c == '"') {
                m_in_string = true;
            } else if (c == '{' || c == '[') {
                // An object cannot follow a value: the record before was torn off here.
                const bool torn = c == '{' && m_depth > 0 && m_previous != ':' &&
                                  m_previous != ',' && m_previous != '[';
                if (torn) return abandon(m_last_solid);
                if (++m_depth > kMaxJsonDepth) m_deep = true;
            } else if (c == '}' || c == ']') {
                if (--m_depth == 0) {
                    ++m_pos;
                    emit(m_pos);
                    m_place = outside();
                    return;
                }
            }
            ++m_pos;
            if (!isSpace(c)) {
                m_previous = c;
                m_last_solid = m_pos;
            }
        }
    }

    // Ends a torn record before its time.
    void abandon(std::size_t end) {
        emit(end);
        m_in_string = m_escape = false;
        m_place = outside();
    }

    void insideScalar() {
        while (m_pos < m_buffer.size()) {
            if (m_in_string) {
                if (!passString()) return abandon(m_pos);
                continue;
            }
            const char c = here();
            if (c == '"') {
                m_in_string = true;
            } else if (c == ',' || c == ']' || c == '\n' || c == '{') {
                std::size_t end = m_pos;
                while (end > m_start && isSpace(m_buffer[end - 1])) --end;
                emit(end);
                m_place = Place::Array;
                return;
            }
            ++m_pos;
        }
    }

    void insideLine() {
        const std::size_t end = m_buffer.find('\n', m_pos);
        if (end == std::string_view::npos) {
            m_pos = m_buffer.size();
            return;
        }
        m_pos = end + 1;
        emit(m_buffer[end - 1] == '\r' && end - 1 > m_start ? end - 1 : end);
        m_place = Place::Top;
    }

    void insideWrapper() {
        while (m_pos < m_buffer.size() && m_place == Place::Wrapper) {
            if (m_in_string) {
                const bool whole = passString();
                if (!whole)
                    ++m_pos; // a line end in a string; the wrapper's own texts need not be right
                else if (!m_in_string && atKeyLevel())
                    m_key_end = m_pos - 1;
                continue;
            }
            wrapperByte(here());
        }
    }

    [[nodiscard]] bool atKeyLevel() const {
        return m_depth == m_matched + 1 && m_matched < m_wrapper.size();
    }

    void wrapperByte(char c) {
        ++m_pos;
        switch (c) {
        case '"':
            m_in_string = true;
            if (atKeyLevel()) {
                m_key_begin = m_pos;
                m_key_end = 0;
            }
            break;
        case ':':
            m_expect =
                atKeyLevel() && m_key_end > 0 &&
                m_buffer.substr(m_key_begin, m_key_end - m_key_begin) == m_wrapper[m_matched];
            m_key_end = 0;
            break;
        case '{':
            if (m_expect && m_matched + 1 < m_wrapper.size()) ++m_matched;
            m_expect = false;
            ++m_depth;
            break;
        case '[':
            if (m_expect && m_matched + 1 == m_wrapper.size()) {
                m_found = m_in_array = true;
                m_wrapper_depth = m_depth;
                m_place = Place::Array;
            } else {
                ++m_depth;
            }
            m_expect = false;
            break;
        case '}':
        case ']':
            if (--m_depth == 0)
                endWrapper();
            else
                m_matched = std::min(m_matched, m_depth - 1);
            break;
        case ',': m_expect = false; break;
        default: break;
        }
    }

    // An object without the expected array is a record itself, so that nothing is dropped.
    void endWrapper() {
        if (!m_found) emit(m_pos);
        m_in_wrapper = false;
        m_place = Place::Top;
    }

    void finish() {
        const bool open = m_place == Place::Record || m_place == Place::Scalar ||
                          m_place == Place::Line || (m_place == Place::Wrapper && !m_found);
        if (!open) return;
        std::size_t end = m_buffer.size();
        while (end > m_start && isSpace(m_buffer[end - 1])) --end;
        if (end > m_start || m_before > 0) emit(end);
        m_place = Place::Top;
        m_in_array = m_in_wrapper = false;
    }

    std::size_t consume(bool last) {
        std::size_t keep = m_pos;
        if (last)
            keep = m_buffer.size();
        else if (m_place == Place::Record || m_place == Place::Scalar || m_place == Place::Line ||
                 (m_place == Place::Wrapper && !m_found))
            keep = m_start;
        else if (m_place == Place::Wrapper && (m_in_string || m_key_end > 0))
            keep = std::min(m_pos, m_key_begin);
        if (m_pos - std::min(keep, m_pos) > kMaxRecordBytes) {
            m_before += static_cast<std::int64_t>(m_pos - keep);
            keep = m_pos;
            m_key_end = 0;
        }
        m_pos -= keep;
        m_start = m_start > keep ? m_start - keep : 0;
        m_last_solid = m_last_solid > keep ? m_last_solid - keep : 0;
        m_key_begin = m_key_begin > keep ? m_key_begin - keep : 0;
        m_key_end = m_key_end > keep ? m_key_end - keep : 0;
        return keep;
    }

    std::vector<std::string> m_wrapper;
    std::string_view m_buffer;
    std::vector<RecordSpan>* m_out = nullptr;
    // Positions are in the buffer of the current call.
    std::size_t m_pos = 0, m_start = 0, m_last_solid = 0;
    std::int64_t m_before = 0; ///< bytes of the open record that are consumed already
    Place m_place = Place::Top;
    std::size_t m_depth = 0;
    char m_previous = 0; ///< last byte in the record that is no blank
    bool m_at_file_start = true;
    bool m_in_string = false, m_escape = false, m_deep = false;
    bool m_in_array = false, m_in_wrapper = false;
    // Of the wrapper
    bool m_found = false, m_expect = false;
    std::size_t m_matched = 0, m_wrapper_depth = 0;
    std::size_t m_key_begin = 0, m_key_end = 0;
};

} // namespace

std::unique_ptr<RecordSplitter> makeJsonSplitter(std::vector<std::string> wrapper) {
    return std::make_unique<JsonSplitter>(std::move(wrapper));
}

} // namespace tidemark
