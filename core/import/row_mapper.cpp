// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/row_mapper.h"

#include "core/base/digest.h"
#include "core/base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace tidemark {

namespace {

std::string_view quotedForMessage(std::string_view text) {
    return text.substr(0, 60);
}

// Cheap test before maskSecrets: the first characters of every known shape of secret.
bool mayBeSecret(std::string_view text) {
    if (text.size() < 16) return false;
    switch (text.front()) {
    case 's': return text.substr(0, 3) == "sk-" || text.substr(0, 3) == "sk_";
    case 'B':
    case 'b': return lowerAscii(text.substr(0, 7)) == "bearer ";
    case 'e': return text.substr(0, 3) == "eyJ";
    case 'A': return text.substr(0, 4) == "AIza";
    case 'g': return text[1] == 'h' || text[1] == 'l';
    case 'h': return text.substr(0, 3) == "hf_";
    case 'x': return text.substr(0, 3) == "xox";
    case 'r': return text.substr(0, 3) == "rk_";
    default: return false;
    }
}

// "17ms", "0.25s": nullopt when no unit is named.
std::optional<double> durationUs(std::string_view text) {
    double value = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
    if (parsed.ec != std::errc() || !std::isfinite(value)) return std::nullopt;
    const std::string_view unit(parsed.ptr,
                                static_cast<std::size_t>(text.data() + text.size() - parsed.ptr));
    if (unit == "ns") return value / 1e3;
    if (unit == "us" || unit == "µs" || unit == "μs") return value;
    if (unit == "ms") return value * 1e3;
    if (unit == "s") return value * 1e6;
    if (unit == "m") return value * 6e7;
    return std::nullopt;
}

std::optional<std::int64_t> rounded(double value) {
    if (!(std::fabs(value) < 9.2e18)) return std::nullopt;
    return std::llround(value);
}

std::optional<std::int64_t> scaled(const PlannedSource& source, const SourceValue& value) {
    if (value.kind == SourceValue::Kind::Real) return rounded(value.real * source.scale);
    if (source.whole_scale == 0) return rounded(static_cast<double>(value.integer) * source.scale);
    std::int64_t result = 0;
    if (__builtin_mul_overflow(value.integer, source.whole_scale, &result)) return std::nullopt;
    return result;
}

std::optional<SourceValue> numericText(std::string_view text) {
    text = trimmed(text);
    if (!text.empty() && text.front() == '+') text.remove_prefix(1);
    const char* const end = text.data() + text.size();
    std::int64_t integer = 0;
    const auto whole = std::from_chars(text.data(), end, integer);
    if (whole.ec == std::errc() && whole.ptr == end) return SourceValue::ofInteger(integer);
    double real = 0;
    const auto part = std::from_chars(text.data(), end, real);
    if (part.ec != std::errc() || part.ptr != end || !std::isfinite(real)) return std::nullopt;
    return SourceValue::ofReal(real);
}

std::optional<std::int64_t> outcomeNumber(std::string_view text) {
    const std::string lower = lowerAscii(text);
    const auto is = [&lower](std::initializer_list<std::string_view> names) {
        return std::find(names.begin(), names.end(), lower) != names.end();
    };
    const auto number = [](Outcome outcome) { return static_cast<std::int64_t>(outcome); };
    if (is({"success", "succeeded", "successful", "ok", "true", "1", "allow", "allowed"}))
        return number(Outcome::Success);
    if (is({"failure", "failed", "fail", "error", "false", "0"})) return number(Outcome::Failure);
    if (is({"denied", "deny", "block", "blocked", "forbidden", "unauthorized"}))
        return number(Outcome::Denied);
    if (is({"throttled", "rate_limited", "limited"})) return number(Outcome::Throttled);
    if (is({"unknown"})) return number(Outcome::Unknown);
    return std::nullopt;
}

std::optional<std::int64_t> enumerationNumber(Field field, std::string_view text) {
    if (field == Field::Outcome) return outcomeNumber(text);
    if (field == Field::AccountKind) {
        const auto kind = accountKindByName(text);
        return kind ? std::optional<std::int64_t>(static_cast<std::int64_t>(*kind)) : std::nullopt;
    }
    for (int kind = 0; kind <= static_cast<int>(RecordKind::Span); ++kind)
        if (recordKindName(static_cast<RecordKind>(kind)) == text) return kind;
    return std::nullopt;
}

Outcome outcomeOfStatus(std::int64_t status) {
    if (status == 401 || status == 403) return Outcome::Denied;
    if (status == 429) return Outcome::Throttled;
    if (status >= 400 || status == 0) return Outcome::Failure;
    return Outcome::Success;
}

} // namespace

RowMapper::RowMapper(std::shared_ptr<const MappingPlan> plan)
    : m_plan(std::move(plan)), m_slots(m_plan->paths.size()), m_times(m_plan->time) {}

void RowMapper::clear() {
    for (const int slot : m_filled)
        m_slots[static_cast<std::size_t>(slot)].kind = SourceValue::Kind::None;
    m_filled.clear();
    arena.clear();
    m_altered = false;
}

void RowMapper::unset(int slot) {
    if (!isSet(slot)) return;
    m_slots[static_cast<std::size_t>(slot)].kind = SourceValue::Kind::None;
    std::erase(m_filled, slot);
}

// The other rules would find none of their sources.
const std::vector<const PlannedRule*>& RowMapper::fedRules() {
    if (m_fed_known && m_shape == m_filled) return m_fed;
    std::vector<bool> filled(m_slots.size());
    for (const int slot : m_filled) filled[static_cast<std::size_t>(slot)] = true;
    m_fed.clear();
    for (const PlannedRule& rule : m_plan->rules)
        if (MappingPlan::feeds(filled, rule)) m_fed.push_back(&rule);
    m_shape = m_filled;
    m_fed_known = true;
    return m_fed;
}

void RowMapper::reject(std::int64_t offset, std::int64_t length, std::string reason,
                       EventBatch& batch) {
    batch.beginRow(offset, length);
    batch.rejectRow(std::move(reason));
}

bool RowMapper::meansNull(std::string_view text) const {
    for (const std::string& null : m_plan->nulls)
        if (text == null) return true;
    return static_cast<unsigned char>(text.front()) <= ' ' && trimmed(text).empty();
}

std::string_view RowMapper::cutShort(std::string_view text) {
    m_altered = true;
    std::size_t end = kMaxTextBytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return text.substr(0, end);
}

std::string_view RowMapper::writtenOut(const SourceValue& value) {
    switch (value.kind) {
    case SourceValue::Kind::Integer: return arena.keep(fmt::format_int(value.integer).str());
    case SourceValue::Kind::Real: return arena.keep(fmt::format("{}", value.real));
    case SourceValue::Kind::Boolean: return value.integer != 0 ? "true" : "false";
    case SourceValue::Kind::Text:
    case SourceValue::Kind::None: break;
    }
    return {};
}

// The text of one alternative after pattern and replacement; "" when it yields nothing.
std::string_view RowMapper::replaced(const PlannedSource& source) {
    if (source.slot < 0) return source.constant;
    std::string_view text = textOf(slotOf(source));
    if (text.empty()) return text;
    if (source.pattern) {
        re2::StringPiece group;
        if (!RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), *source.pattern, &group))
            return {};
        text = std::string_view(group.data(), group.size());
    }
    if (source.values.empty() && source.globs.empty()) return text;
    const auto exact = source.values.find(std::string(text));
    if (exact != source.values.end()) return exact->second;
    for (const auto& [glob, replacement] : source.globs)
        if (globMatch(glob, text)) return replacement;
    return text;
}

std::string_view RowMapper::joined(const PlannedRule& rule) {
    std::string out;
    for (const PlannedSource& source : rule.sources) {
        const std::string_view text = pick(source);
        if (text.empty()) {
            if (rule.field == Field::UniqueId) return {}; // part of an identity is none
            continue;
        }
        if (!out.empty()) out += *rule.join;
        out += text;
    }
    return out.empty() ? std::string_view() : limited(arena.keep(std::move(out)));
}

void RowMapper::applyText(const PlannedRule& rule, EventBatch& batch) {
    std::string_view text;
    if (rule.join) {
        text = joined(rule);
    } else {
        for (const PlannedSource& source : rule.sources)
            if (text = pick(source); !text.empty()) break;
    }
    if (text.empty()) return;
    if (rule.field == Field::ApiKey && mayBeSecret(text) && maskSecrets(text) != text)
        text = arena.keep("sha256:" + sha256Hex(text).substr(0, 32));
    batch.setText(rule.field, text);
}

void RowMapper::applyAccount(const PlannedRule& rule, EventBatch& batch) {
    for (const PlannedSource& source : rule.sources) {
        std::string_view text = pick(source);
        if (text.empty()) continue;
        if (mayBeSecret(text) && maskSecrets(text) != text)
            text = arena.keep("sha256:" + sha256Hex(text).substr(0, 32));
        batch.setText(Field::Account, text);
        batch.setNumber(Field::AccountKind, static_cast<std::int64_t>(source.kind));
        return;
    }
}

std::optional<std::int64_t> RowMapper::numberOf(const PlannedSource& source,
                                                const SourceValue& value, Field field) {
    std::optional<std::int64_t> number;
    if (value.kind == SourceValue::Kind::Text) {
        std::string_view text = value.text;
        re2::StringPiece group;
        if (source.pattern) {
            if (!RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), *source.pattern,
                                   &group))
                return std::nullopt;
            text = std::string_view(group.data(), group.size());
        }
        if (const auto numeric = numericText(text))
            number = scaled(source, *numeric);
        else if (const auto microseconds =
                     field == Field::LatencyUs ? durationUs(trimmed(text)) : std::nullopt)
            number = rounded(*microseconds);
    } else {
        number = scaled(source, value);
    }
    if (!number || *number < 0) {
        m_altered = true;
        return std::nullopt;
    }
    return number;
}

void RowMapper::applyNumber(const PlannedRule& rule, EventBatch& batch) {
    std::int64_t total = 0;
    bool any = false;
    for (const PlannedSource& source : rule.sources) {
        const SourceValue constant = SourceValue::ofText(source.constant);
        const SourceValue& value = source.slot < 0 ? constant : slotOf(source);
        if (value.kind == SourceValue::Kind::None ||
            (value.kind == SourceValue::Kind::Text && isNull(value.text)))
            continue;
        const auto number = numberOf(source, value, rule.field);
        if (!number) {
            if (rule.sum) return;
            break;
        }
        if (__builtin_add_overflow(total, *number, &total)) {
            m_altered = true;
            return;
        }
        any = true;
        if (!rule.sum) break;
    }
    if (any) batch.setNumber(rule.field, total);
}

// The first source that is there decides: another one is not asked when it cannot be read.
void RowMapper::applyTime(const PlannedRule& rule, EventBatch& batch) {
    for (const PlannedSource& source : rule.sources) {
        const SourceValue value =
            source.slot < 0 ? SourceValue::ofText(source.constant) : slotOf(source);
        if (value.kind == SourceValue::Kind::None ||
            (value.kind == SourceValue::Kind::Text && isNull(value.text)))
            continue;
        SourceValue asked = value;
        if (source.pattern && value.kind == SourceValue::Kind::Text) asked.text = pick(source);
        const TimeReading reading = m_times.read(asked, source.time);
        if (reading.state == TimeReading::State::Absent) continue;
        if (reading.state == TimeReading::State::Read) {
            if (reading.ts_ns != kNoTime) batch.setNumber(rule.field, reading.ts_ns);
            if (rule.field == Field::Time) m_basis = reading.basis;
        } else if (rule.field == Field::Time) {
            m_trouble = fmt::format("no usable time: \"{}\"{}", quotedForMessage(textOf(value)),
                                    reading.state == TimeReading::State::OutOfRange
                                        ? " is outside the years 1677 to 2262"
                                        : "");
        } else {
            m_altered = true;
        }
        return;
    }
}

void RowMapper::applyEnumeration(const PlannedRule& rule, EventBatch& batch) {
    for (const PlannedSource& source : rule.sources) {
        const std::string_view text = pick(source);
        if (text.empty()) continue;
        if (const auto number = enumerationNumber(rule.field, text))
            batch.setNumber(rule.field, *number);
        return;
    }
}

bool RowMapper::wanted(EventBatch& batch) {
    if (m_plan->only_slot < 0) return true;
    const std::string_view text = textOf(m_slots[static_cast<std::size_t>(m_plan->only_slot)]);
    for (const std::string& value : m_plan->only_values)
        if (globMatch(value, text)) return true;
    batch.rejectRow(fmt::format("not an event of this format: {} is \"{}\"",
                                m_plan->paths[static_cast<std::size_t>(m_plan->only_slot)].back(),
                                quotedForMessage(text)));
    return false;
}

// False when the record has to be rejected for its time.
bool RowMapper::finishTime(EventBatch& batch) {
    const bool relative = m_basis == TimeBasis::Relative;
    if (!batch.has(Field::Time) && !relative) {
        if (m_trouble.empty()) m_trouble = "no usable time: the record names none";
        if (!m_plan->keep_without_time) {
            batch.rejectRow(std::move(m_trouble));
            return false;
        }
        m_altered = true;
    }
    batch.setNumber(Field::TimeBasis, static_cast<std::int64_t>(m_basis));
    if (!batch.has(Field::Time)) return true;
    const std::int64_t start = batch.number(Field::Time);
    std::int64_t end = 0;
    if (m_plan->bucket_ns > 0 && !__builtin_add_overflow(start, m_plan->bucket_ns, &end))
        batch.setNumber(Field::TimeEnd, end);
    if (batch.has(Field::LatencyUs) || m_plan->record_kind == RecordKind::UsageBucket ||
        !batch.has(Field::TimeEnd))
        return true;
    std::int64_t took = 0;
    if (!__builtin_sub_overflow(batch.number(Field::TimeEnd), start, &took) && took >= 0)
        batch.setNumber(Field::LatencyUs, took / kNsPerUs);
    return true;
}

void RowMapper::finish(EventBatch& batch) {
    if (!batch.has(Field::Account) && !m_plan->account.empty()) {
        batch.setText(Field::Account, m_plan->account);
        batch.setNumber(Field::AccountKind, static_cast<std::int64_t>(m_plan->account_kind));
    }
    if (!batch.has(Field::RecordKind))
        batch.setNumber(Field::RecordKind, static_cast<std::int64_t>(m_plan->record_kind));
    if (!batch.has(Field::RequestCount) && m_plan->record_kind != RecordKind::UsageBucket)
        batch.setNumber(Field::RequestCount, 1);
    if (!batch.has(Field::Outcome)) {
        if (batch.has(Field::StatusCode))
            batch.setNumber(Field::Outcome, static_cast<std::int64_t>(
                                                outcomeOfStatus(batch.number(Field::StatusCode))));
        else if (batch.has(Field::ErrorText))
            batch.setNumber(Field::Outcome, static_cast<std::int64_t>(Outcome::Failure));
    }
    if (m_altered) batch.setNumber(Field::Flags, kFlagAltered);
    batch.commitRow();
}

void RowMapper::emit(std::int64_t offset, std::int64_t length, EventBatch& batch) {
    batch.beginRow(offset, length);
    if (!wanted(batch)) return;
    const bool alteredRecord = m_altered; // of the record; conversions of this row come on top
    m_basis = TimeBasis::None;
    m_trouble.clear();
    for (const PlannedRule* rule : fedRules()) {
        switch (rule->way) {
        case Way::Text: applyText(*rule, batch); break;
        case Way::Account: applyAccount(*rule, batch); break;
        case Way::Number: applyNumber(*rule, batch); break;
        case Way::Time: applyTime(*rule, batch); break;
        case Way::Enumeration: applyEnumeration(*rule, batch); break;
        }
    }
    if (finishTime(batch)) finish(batch);
    m_altered = alteredRecord;
}

} // namespace tidemark
