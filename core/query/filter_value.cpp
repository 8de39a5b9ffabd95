// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/filter_value.h"

#include "core/base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace tidemark {

namespace {

constexpr std::int64_t kLeast = INT64_MIN + 1; // INT64_MIN marks "absent" in columns
constexpr std::int64_t kMost = INT64_MAX;

Error badValue(std::string message) {
    return makeError(ErrorCode::BadInput, std::move(message));
}

std::int64_t suffixFactor(char c) {
    switch (c) {
    case 'k':
    case 'K': return 1'000;
    case 'M': return 1'000'000;
    case 'G': return 1'000'000'000;
    default: return 0;
    }
}

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

// A decimal with an optional suffix; nullopt unless it is a whole number that fits.
std::optional<std::int64_t> parseNumber(std::string_view text) {
    std::int64_t factor = 1;
    if (!text.empty() && suffixFactor(text.back()) != 0) {
        factor = suffixFactor(text.back());
        text.remove_suffix(1);
    }
    const bool negative = !text.empty() && text.front() == '-';
    if (negative) text.remove_prefix(1);
    std::int64_t value = 0;
    bool digits = false, fraction = false;
    for (const char c : text) {
        if (c == '.' && !fraction) {
            fraction = true;
            continue;
        }
        if (!isDigit(c)) return std::nullopt;
        digits = true;
        std::int64_t scale = factor;
        if (fraction) {
            if (factor % 10 != 0) {
                if (c != '0') return std::nullopt;
                continue;
            }
            factor /= 10;
            scale = factor;
        } else if (__builtin_mul_overflow(value, std::int64_t{10}, &value)) {
            return std::nullopt;
        }
        std::int64_t add = 0;
        if (__builtin_mul_overflow(std::int64_t{c - '0'}, scale, &add) ||
            __builtin_add_overflow(value, add, &value))
            return std::nullopt;
    }
    if (!digits || text.back() == '.') return std::nullopt;
    return negative ? -value : value;
}

// Length of a comparison sign at the start of `text`.
std::size_t comparisonLength(std::string_view text) {
    if (text.starts_with(">=") || text.starts_with("<=")) return 2;
    return text.starts_with(">") || text.starts_with("<") || text.starts_with("=") ? 1 : 0;
}

/// A written time and the unit it names: [from, to).
struct TimeUnit {
    TimeRange range;
    bool date_only = false;
};

Error notATime(std::string_view text) {
    return badValue(
        fmt::format("'{}' is not a time; write for example 2024-10-03 or 2024-10-03T14:30", text));
}

std::optional<int> digitsAt(std::string_view text, std::size_t pos, std::size_t count) {
    if (pos + count > text.size()) return std::nullopt;
    int value = 0;
    for (const char c : text.substr(pos, count)) {
        if (!isDigit(c)) return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

// "2024" or "2024-10".
std::optional<TimeUnit> parseYearOrMonth(std::string_view text) {
    const auto year = digitsAt(text, 0, 4);
    if (!year || (text.size() != 4 && text.size() != 7)) return std::nullopt;
    CivilTime from, to;
    from.year = *year;
    if (text.size() == 4) {
        to.year = *year + 1;
    } else {
        const auto month = digitsAt(text, 5, 2);
        if (text[4] != '-' || !month || *month < 1 || *month > 12) return std::nullopt;
        from.month = static_cast<unsigned>(*month);
        to.year = *month == 12 ? *year + 1 : *year;
        to.month = *month == 12 ? 1u : from.month + 1;
    }
    const auto fromNs = nsFromCivil(from), toNs = nsFromCivil(to);
    if (!fromNs || !toNs) return std::nullopt;
    return TimeUnit{{*fromNs, *toNs}, true};
}

// Length of the smallest unit a clock text names: hour, minute, second or a part of it.
std::int64_t clockUnit(std::string_view clock) {
    std::size_t pos = 0;
    const auto skipDigits = [&] {
        while (pos < clock.size() && isDigit(clock[pos])) ++pos;
    };
    skipDigits();
    if (pos >= clock.size() || clock[pos] != ':') return kNsPerHour;
    ++pos;
    skipDigits();
    if (pos >= clock.size() || clock[pos] != ':') return kNsPerMinute;
    ++pos;
    skipDigits();
    if (pos >= clock.size() || (clock[pos] != '.' && clock[pos] != ',')) return kNsPerSecond;
    const std::size_t start = ++pos;
    skipDigits();
    std::int64_t unit = kNsPerSecond;
    for (std::size_t i = start; i < pos && unit > 1; ++i) unit /= 10;
    return unit;
}

// "2024-10-03T14" and "2024-10-03T14Z" name an hour; the shared reader wants minutes.
std::string withMinutes(std::string_view text) {
    std::string full(text);
    constexpr std::size_t kHourEnd = 13;
    if (full.size() >= kHourEnd && digitsAt(text, 11, 2) &&
        (full.size() == kHourEnd || full[kHourEnd] != ':'))
        full.insert(kHourEnd, ":00");
    return full;
}

Result<TimeUnit> parseTimeUnit(std::string_view text) {
    if (const auto unit = parseYearOrMonth(text)) return *unit;
    if (!digitsAt(text, 0, 4)) return notATime(text);
    const bool dateOnly = text.size() == 10;
    const std::string full = withMinutes(text);
    const auto parsed = parseIsoTime(full);
    if (!parsed || parsed->length != full.size() || parsed->ts_ns == kNoTime) return notATime(text);
    const std::int64_t unit = dateOnly ? kNsPerDay : clockUnit(text.substr(11));
    TimeUnit result;
    result.date_only = dateOnly;
    result.range.from_ns = parsed->ts_ns;
    if (__builtin_add_overflow(parsed->ts_ns, unit, &result.range.to_ns))
        result.range.to_ns = kMost;
    return result;
}

// The values that compare so with the unit [from, last].
Result<NumberRange> comparison(std::string_view sign, std::int64_t from, std::int64_t last) {
    if (sign == ">=") return NumberRange{from, kMost};
    if (sign == "<=") return NumberRange{kLeast, last};
    if (sign == "=") return NumberRange{from, last};
    if (sign == ">" && last < kMost) return NumberRange{last + 1, kMost};
    if (sign == "<" && from > kLeast) return NumberRange{kLeast, from - 1};
    return badValue("no value can lie beyond that limit");
}

constexpr std::string_view kAccountKindNames[] = {
    "unknown", "api_key", "user", "service_account", "role", "org", "client_ip", "client", "file"};
constexpr std::string_view kRecordKindNames[] = {"request", "usage_bucket", "audit", "span"};
constexpr std::string_view kOutcomeNames[] = {"unknown", "success", "failure", "denied",
                                              "throttled"};
constexpr std::string_view kTimeBasisNames[] = {"none", "utc", "offset", "assumed_zone",
                                                "relative"};
constexpr std::string_view kFlagNames[] = {"none", "duplicate", "altered", "joined", "filled"};
constexpr std::int64_t kAllFlags = kFlagDuplicate | kFlagAltered | kFlagJoined | kFlagFilled;

std::size_t editDistance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t above = row[j];
            row[j] =
                std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
            diagonal = above;
        }
    }
    return row[b.size()];
}

} // namespace

Result<NumberRange> parseNumberRange(std::string_view text) {
    if (text == "*") return NumberRange{};
    const auto notANumber = [](std::string_view part) {
        return badValue(fmt::format(
            "'{}' is not a whole number; write for example 404, >=400, 400..499 or 2k", part));
    };
    if (const std::size_t sign = comparisonLength(text); sign > 0) {
        const auto value = parseNumber(text.substr(sign));
        if (!value) return notANumber(text.substr(sign));
        return comparison(text.substr(0, sign), *value, *value);
    }
    NumberRange range;
    const std::size_t dots = text.find("..");
    if (dots == std::string_view::npos) {
        const auto value = parseNumber(text);
        if (!value) return notANumber(text);
        return NumberRange{*value, *value};
    }
    const std::string_view low = text.substr(0, dots), high = text.substr(dots + 2);
    if (low.empty() && high.empty()) return notANumber(text);
    if (!low.empty()) {
        const auto value = parseNumber(low);
        if (!value) return notANumber(low);
        range.least = *value;
    }
    if (!high.empty()) {
        const auto value = parseNumber(high);
        if (!value) return notANumber(high);
        range.most = *value;
    }
    if (range.least > range.most)
        return badValue(fmt::format("the range {} ends before it begins", text));
    return range;
}

Result<NumberRange> parseTimeRange(std::string_view text) {
    if (text == "*") return NumberRange{};
    if (const std::size_t sign = comparisonLength(text); sign > 0) {
        TM_ASSIGN(const TimeUnit unit, parseTimeUnit(text.substr(sign)));
        return comparison(text.substr(0, sign), unit.range.from_ns, unit.range.to_ns - 1);
    }
    const std::size_t dots = text.find("..");
    if (dots == std::string_view::npos) {
        TM_ASSIGN(const TimeUnit unit, parseTimeUnit(text));
        return NumberRange{unit.range.from_ns, unit.range.to_ns - 1};
    }
    const std::string_view from = text.substr(0, dots), to = text.substr(dots + 2);
    if (from.empty() && to.empty()) return notATime(text);
    NumberRange range;
    if (!from.empty()) {
        TM_ASSIGN(const TimeUnit unit, parseTimeUnit(from));
        range.least = unit.range.from_ns;
    }
    if (!to.empty()) {
        TM_ASSIGN(const TimeUnit unit, parseTimeUnit(to));
        range.most = (unit.date_only ? unit.range.to_ns : unit.range.from_ns) - 1;
    }
    if (range.least > range.most)
        return badValue(fmt::format("the range {} ends before it begins", text));
    return range;
}

std::string printNumberRange(const NumberRange& range) {
    if (range == NumberRange{}) return "*";
    if (range.least == range.most) return fmt::format("{}", range.least);
    if (range.most == kMost) return fmt::format(">={}", range.least);
    if (range.least == kLeast) return fmt::format("<={}", range.most);
    return fmt::format("{}..{}", range.least, range.most);
}

std::string printTimeRange(const NumberRange& range) {
    if (range == NumberRange{}) return "*";
    const std::string from = range.least == kLeast ? "" : formatIsoUtc(range.least);
    return from + ".." + (range.most == kMost ? "" : formatIsoUtc(range.most + 1));
}

std::span<const std::string_view> enumNames(Field field) {
    switch (field) {
    case Field::AccountKind: return kAccountKindNames;
    case Field::RecordKind: return kRecordKindNames;
    case Field::Outcome: return kOutcomeNames;
    case Field::TimeBasis: return kTimeBasisNames;
    case Field::Flags: return kFlagNames;
    default: return {};
    }
}

std::optional<EnumMatch> enumMatch(Field field, std::string_view name) {
    const auto names = enumNames(field);
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) return std::nullopt;
    const auto value = static_cast<std::int64_t>(found - names.begin());
    EnumMatch match;
    match.zero = value == 0;
    if (field != Field::Flags || value == 0) {
        match.ranges.push_back({value, value});
        return match;
    }
    for (std::int64_t flags = 1; flags <= kAllFlags;
         ++flags) // names[1] is bit 0, names[2] bit 1 ...
        if ((flags >> (value - 1) & 1) != 0) match.ranges.push_back({flags, flags});
    return match;
}

void mergeRanges(std::vector<NumberRange>& ranges) {
    std::erase_if(ranges, [](const NumberRange& range) { return range.least > range.most; });
    std::sort(ranges.begin(), ranges.end(),
              [](const NumberRange& a, const NumberRange& b) { return a.least < b.least; });
    std::vector<NumberRange> merged;
    for (const NumberRange& range : ranges) {
        const bool touches = !merged.empty() &&
                             (merged.back().most == kMost || range.least <= merged.back().most + 1);
        if (touches)
            merged.back().most = std::max(merged.back().most, range.most);
        else
            merged.push_back(range);
    }
    ranges = std::move(merged);
}

std::string_view nearestName(std::string_view text, std::span<const std::string> names) {
    constexpr std::size_t kMostEdits = 2, kLongestName = 40; // the distance costs length squared
    if (text.size() > kLongestName) return {};
    std::string_view best;
    std::size_t bestDistance = std::min(kMostEdits + 1, text.size());
    for (const std::string& name : names) {
        const std::size_t distance = editDistance(text, name);
        if (distance < bestDistance) {
            bestDistance = distance;
            best = name;
        }
    }
    return best;
}

} // namespace tidemark
