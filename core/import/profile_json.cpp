// SPDX-License-Identifier: GPL-3.0-or-later
// Profiles as JSON text. Every mistake in a profile is an error that names the key.
#include "core/import/profile.h"
#include "core/import/source_path.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace tidemark {

namespace {

using Json = nlohmann::ordered_json;

template <class Enum>
struct Named {
    std::string_view name;
    Enum value;
};

constexpr std::array<Named<Syntax>, 7> kSyntaxes = {{{"json", Syntax::JsonLines},
                                                     {"json_document", Syntax::JsonDocument},
                                                     {"csv", Syntax::Csv},
                                                     {"access_log", Syntax::AccessLog},
                                                     {"w3c", Syntax::W3c},
                                                     {"spans", Syntax::Spans},
                                                     {"pattern", Syntax::Pattern}}};

constexpr std::array<Named<TimeStyle>, 11> kTimeStyles = {
    {{"auto", TimeStyle::Auto},
     {"iso", TimeStyle::Iso},
     {"epoch_s", TimeStyle::EpochSeconds},
     {"epoch_ms", TimeStyle::EpochMillis},
     {"epoch_us", TimeStyle::EpochMicros},
     {"epoch_ns", TimeStyle::EpochNanos},
     {"dotnet_ticks", TimeStyle::DotnetTicks},
     {"clf", TimeStyle::Clf},
     {"us_12_hour", TimeStyle::Us12Hour},
     {"relative_s", TimeStyle::RelativeSeconds},
     {"relative_ms", TimeStyle::RelativeMillis}}};

template <class Table, class Enum>
bool readName(const Table& table, std::string_view name, Enum& out) {
    const auto found = std::find_if(table.begin(), table.end(),
                                    [name](const auto& entry) { return entry.name == name; });
    if (found == table.end()) return false;
    out = found->value;
    return true;
}

template <class Table, class Enum>
std::string_view nameOf(const Table& table, Enum value) {
    return std::find_if(table.begin(), table.end(),
                        [value](const auto& entry) { return entry.value == value; })
        ->name;
}

// Reads one profile; the first mistake is kept in `m_error`.
class ProfileReader {
public:
    Result<Profile> read(const Json& root) {
        if (!root.is_object()) return fail("", "a profile is an object");
        for (const auto& [key, value] : root.items()) {
            readMember(key, value);
            if (m_error) return *m_error;
        }
        if (m_profile.id.empty()) return fail("id", "a profile needs an id");
        if (m_profile.title.empty()) m_profile.title = m_profile.id;
        std::sort(m_profile.fields.begin(), m_profile.fields.end(),
                  [](const FieldRule& a, const FieldRule& b) { return a.field < b.field; });
        return std::move(m_profile);
    }

private:
    Error fail(std::string_view key, std::string message) {
        Error error =
            makeError(ErrorCode::BadInput,
                      key.empty() ? std::move(message) : fmt::format("\"{}\": {}", key, message));
        if (!m_error) m_error = error;
        return error;
    }

    std::string text(std::string_view key, const Json& value) {
        if (value.is_string()) return value.get<std::string>();
        fail(key, "text expected");
        return {};
    }

    std::vector<std::string> texts(std::string_view key, const Json& value) {
        std::vector<std::string> out;
        if (value.is_string()) return {value.get<std::string>()};
        if (!value.is_array())
            fail(key, "a list of texts expected");
        else
            for (const Json& entry : value) out.push_back(text(key, entry));
        return out;
    }

    bool flag(std::string_view key, const Json& value) {
        if (value.is_boolean()) return value.get<bool>();
        fail(key, "true or false expected");
        return false;
    }

    void checkPattern(std::string_view key, const std::string& pattern) {
        if (pattern.empty()) return;
        const RE2 compiled(pattern, RE2::Quiet);
        if (!compiled.ok()) fail(key, "not a pattern: " + compiled.error());
    }

    void readMember(const std::string& key, const Json& value) {
        if (key == "id")
            m_profile.id = text(key, value);
        else if (key == "title")
            m_profile.title = text(key, value);
        else if (key == "notes")
            m_profile.notes = text(key, value);
        else if (key == "syntax") {
            if (!readName(kSyntaxes, text(key, value), m_profile.syntax))
                fail(key, "unknown syntax");
        } else if (key == "recognise")
            readRecognise(value);
        else if (key == "record_kind")
            readRecordKind(key, value);
        else if (key == "unique_ids")
            m_profile.unique_ids = flag(key, value);
        else if (key == "time_zone")
            readZone(key, value);
        else if (key == "options")
            readOptions(value);
        else if (key == "only")
            readCondition(value);
        else if (key == "fields")
            readFields(value);
        else
            fail(key, "unknown key");
    }

    void readRecordKind(const std::string& key, const Json& value) {
        const std::string name = text(key, value);
        for (int kind = 0; kind <= static_cast<int>(RecordKind::Span); ++kind) {
            if (recordKindName(static_cast<RecordKind>(kind)) != name) continue;
            m_profile.record_kind = static_cast<RecordKind>(kind);
            return;
        }
        fail(key, "unknown kind of record");
    }

    void readZone(const std::string& key, const Json& value) {
        m_profile.time_zone = text(key, value);
        if (!m_profile.time_zone.empty() && !TimeZone::find(m_profile.time_zone))
            fail(key, "unknown time zone");
    }

    void readRecognise(const Json& value) {
        if (!value.is_object()) return void(fail("recognise", "an object expected"));
        for (const auto& [key, entry] : value.items()) {
            if (key == "keys")
                m_profile.recognise.keys = texts(key, entry);
            else if (key == "required")
                m_profile.recognise.required = texts(key, entry);
            else if (key == "name")
                checkPattern(key, m_profile.recognise.name_pattern = text(key, entry));
            else if (key == "head")
                checkPattern(key, m_profile.recognise.head_pattern = text(key, entry));
            else
                fail("recognise." + key, "unknown key");
        }
    }

    void readOptions(const Json& value) {
        if (!value.is_object()) return void(fail("options", "an object expected"));
        for (const auto& [key, entry] : value.items()) m_profile.options[key] = text(key, entry);
        for (const char* pattern : {"line_prefix", "pattern", "start", "account_from_name"})
            checkPattern(pattern, std::string(m_profile.option(pattern)));
    }

    void readCondition(const Json& value) {
        if (!value.is_object() || !value.contains("path") || !value.contains("values"))
            return void(fail("only", "an object with path and values expected"));
        m_profile.only = RowCondition{parsePath(text("only.path", value["path"])),
                                      texts("only.values", value["values"])};
        if (m_profile.only->path.empty()) fail("only", "the path is empty");
    }

    void readFields(const Json& value) {
        if (!value.is_object()) return void(fail("fields", "an object expected"));
        for (const auto& [key, entry] : value.items()) {
            const auto field = fieldByName(key);
            if (!field) return void(fail("fields." + key, "unknown field"));
            if (m_profile.rule(*field) != nullptr)
                return void(fail("fields." + key, "given twice"));
            m_profile.fields.push_back(readRule(*field, key, entry));
        }
    }

    FieldRule readRule(Field field, const std::string& name, const Json& value) {
        FieldRule rule;
        rule.field = field;
        const Json* sources = &value;
        if (value.is_object() && value.contains("sum")) {
            rule.sum = true;
            sources = &value["sum"];
        } else if (value.is_object() && value.contains("join")) {
            rule.join = text(name, value["join"]);
            if (!value.contains("of"))
                fail(name, "join needs of");
            else
                sources = &value["of"];
        }
        if (sources->is_array())
            for (const Json& source : *sources) rule.sources.push_back(readSource(name, source));
        else
            rule.sources.push_back(readSource(name, *sources));
        if (rule.sources.empty()) fail(name, "no source given");
        return rule;
    }

    FieldSource readSource(const std::string& name, const Json& value) {
        FieldSource source;
        if (value.is_string())
            source.path = parsePath(value.get<std::string>());
        else if (!value.is_object())
            fail(name, "a path or an object expected");
        else
            for (const auto& [key, entry] : value.items())
                readSourceMember(source, name, key, entry);
        if (source.path.empty() == source.constant.empty())
            fail(name, "a source has either a path or a constant");
        return source;
    }

    void readSourceMember(FieldSource& source, const std::string& name, const std::string& key,
                          const Json& value) {
        if (key == "path")
            source.path = parsePath(text(name, value));
        else if (key == "const")
            source.constant = text(name, value);
        else if (key == "scale") {
            if (value.is_number() && std::isfinite(value.get<double>()))
                source.scale = value.get<double>();
            else
                fail(name, "scale is a number");
        } else if (key == "time") {
            if (!readName(kTimeStyles, text(name, value), source.time))
                fail(name, "unknown style of time");
        } else if (key == "pattern") {
            source.pattern = text(name, value);
            const RE2 compiled(source.pattern, RE2::Quiet);
            if (!compiled.ok() || compiled.NumberOfCapturingGroups() != 1)
                fail(name, "a pattern with one group expected");
        } else if (key == "values") {
            if (!value.is_object())
                fail(name, "values is an object");
            else
                for (const auto& [from, to] : value.items()) source.values[from] = text(name, to);
        } else if (key == "kind") {
            source.kind = text(name, value);
            if (!accountKindByName(source.kind)) fail(name, "unknown kind of account");
        } else {
            fail(name + "." + key, "unknown key");
        }
    }

    Profile m_profile;
    std::optional<Error> m_error;
};

Json sourceJson(const FieldSource& source) {
    const bool plain = source.constant.empty() && source.scale == 1 &&
                       source.time == TimeStyle::Auto && source.pattern.empty() &&
                       source.values.empty() && source.kind.empty();
    if (plain) return pathText(source.path);
    Json out = Json::object();
    if (source.constant.empty())
        out["path"] = pathText(source.path);
    else
        out["const"] = source.constant;
    if (source.scale != 1) out["scale"] = source.scale;
    if (source.time != TimeStyle::Auto) out["time"] = nameOf(kTimeStyles, source.time);
    if (!source.pattern.empty()) out["pattern"] = source.pattern;
    for (const auto& [from, to] : source.values) out["values"][from] = to;
    if (!source.kind.empty()) out["kind"] = source.kind;
    return out;
}

Json ruleJson(const FieldRule& rule) {
    Json sources = Json::array();
    for (const FieldSource& source : rule.sources) sources.push_back(sourceJson(source));
    if (rule.sum) return Json{{"sum", sources}};
    if (rule.join) return Json{{"join", *rule.join}, {"of", sources}};
    return sources.size() == 1 ? sources[0] : sources;
}

} // namespace

Result<Profile> Profile::fromJson(std::string_view json, std::string_view origin) {
    const Json root = Json::parse(json, nullptr, false);
    if (root.is_discarded())
        return makeError(ErrorCode::BadInput, "not valid JSON", std::string(origin),
                         "A profile is a JSON file");
    auto profile = ProfileReader().read(root);
    if (profile) return profile;
    Error error = std::move(profile).error();
    error.where = std::string(origin);
    return error;
}

std::string Profile::toJson() const {
    Json out = Json::object();
    out["id"] = id;
    out["title"] = title;
    out["syntax"] = nameOf(kSyntaxes, syntax);
    if (!recognise.required.empty()) out["recognise"]["required"] = recognise.required;
    if (!recognise.keys.empty()) out["recognise"]["keys"] = recognise.keys;
    if (!recognise.name_pattern.empty()) out["recognise"]["name"] = recognise.name_pattern;
    if (!recognise.head_pattern.empty()) out["recognise"]["head"] = recognise.head_pattern;
    out["record_kind"] = recordKindName(record_kind);
    if (unique_ids) out["unique_ids"] = true;
    if (!time_zone.empty()) out["time_zone"] = time_zone;
    if (!options.empty()) out["options"] = options;
    if (only) out["only"] = Json{{"path", pathText(only->path)}, {"values", only->values}};
    if (!notes.empty()) out["notes"] = notes;
    for (const FieldRule& rule : fields)
        out["fields"][std::string(fieldInfo(rule.field).name)] = ruleJson(rule);
    return out.dump(2, ' ', false, Json::error_handler_t::replace);
}

std::string_view syntaxName(Syntax syntax) {
    return nameOf(kSyntaxes, syntax);
}

} // namespace tidemark
