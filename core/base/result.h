// SPDX-License-Identifier: GPL-3.0-or-later
// Result<T>: a value or an Error, returned by everything that touches disk, SQL or input.
// Plain values: copy and move freely between threads. Member names follow std::expected, which
// g++ 12 lacks under -std=c++20.
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace tidemark {

/// What a caller can act on. The mapping to exit codes is in app/cli/main.cpp.
enum class ErrorCode {
    Io,           ///< a file could not be read or written (errno in `native`)
    NotACase,     ///< the file is not a Tidemark case
    NewerVersion, ///< the case was written by a newer program
    Busy,         ///< another process has the case open for writing
    Database,     ///< SQLite reported an error (its code in `native`)
    Integrity,    ///< stored data contradicts itself or its hash
    BadInput,     ///< what was given cannot be understood
    NotFound,     ///< the thing named does not exist
    Cancelled,    ///< asked to stop; a normal outcome
    Unsupported   ///< understood, but not something this build does
};

/// One failure, as fields, so that window and terminal can both render it.
struct Error {
    ErrorCode code = ErrorCode::Io;
    std::string message; ///< what happened
    std::string where;   ///< file and place, may be empty
    std::string help;    ///< what to do about it, may be empty
    int native = 0;      ///< errno or SQLite code, 0 if none

    /// "where: message. help" on one line.
    [[nodiscard]] std::string text() const {
        std::string out;
        if (!where.empty()) out += where + ": ";
        out += message;
        if (!help.empty()) out += ". " + help;
        return out;
    }
};

template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}     // NOLINT: implicit
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {} // NOLINT: implicit

    [[nodiscard]] bool has_value() const noexcept { return m_state.index() == 0; }
    explicit operator bool() const noexcept { return has_value(); }

    T& value() & {
        assert(has_value());
        return *std::get_if<0>(&m_state);
    }
    const T& value() const& {
        assert(has_value());
        return *std::get_if<0>(&m_state);
    }
    T&& value() && {
        assert(has_value());
        return std::move(*std::get_if<0>(&m_state));
    }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }

    [[nodiscard]] const Error& error() const& {
        assert(!has_value());
        return *std::get_if<1>(&m_state);
    }
    [[nodiscard]] Error&& error() && {
        assert(!has_value());
        return std::move(*std::get_if<1>(&m_state));
    }

    template <class U>
    [[nodiscard]] T value_or(U&& fallback) const& {
        return has_value() ? value() : static_cast<T>(std::forward<U>(fallback));
    }

private:
    std::variant<T, Error> m_state;
};

using Status = Result<std::monostate>;
inline Status ok() {
    return std::monostate{};
}

inline Error makeError(ErrorCode code, std::string message, std::string where = {},
                       std::string help = {}, int native = 0) {
    return {code, std::move(message), std::move(where), std::move(help), native};
}

} // namespace tidemark

// Evaluates a Result expression; on failure returns its error from the enclosing function.
#define TM_TRY(expression)                                                                         \
    do {                                                                                           \
        if (auto tmStatus = (expression); !tmStatus) return std::move(tmStatus).error();           \
    } while (false)
#define TM_CONCAT_INNER(a, b) a##b
#define TM_CONCAT(a, b) TM_CONCAT_INNER(a, b)
// TM_ASSIGN(auto x, call()): declares x from the value, or returns the error.
#define TM_ASSIGN(declaration, expression)                                                         \
    auto TM_CONCAT(tmResult, __LINE__) = (expression);                                             \
    if (!TM_CONCAT(tmResult, __LINE__)) return std::move(TM_CONCAT(tmResult, __LINE__)).error();   \
    declaration = std::move(TM_CONCAT(tmResult, __LINE__)).value()
