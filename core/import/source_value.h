// SPDX-License-Identifier: GPL-3.0-or-later
// A value as a record states it, before any field has a use for it. Texts are views into the record
// or into memory of the parser, good until the next record.
#pragma once

#include <cstdint>
#include <string_view>

namespace tidemark {

struct SourceValue {
    enum class Kind : std::uint8_t { None, Text, Integer, Real, Boolean };

    Kind kind = Kind::None;
    std::string_view text;    ///< Text
    std::int64_t integer = 0; ///< Integer; Boolean as 0 or 1
    double real = 0;          ///< Real

    static SourceValue ofText(std::string_view text) { return {Kind::Text, text, 0, 0}; }
    static SourceValue ofInteger(std::int64_t value) { return {Kind::Integer, {}, value, 0}; }
    static SourceValue ofReal(double value) { return {Kind::Real, {}, 0, value}; }
    static SourceValue ofBoolean(bool value) { return {Kind::Boolean, {}, value ? 1 : 0, 0}; }
};

} // namespace tidemark
