// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/format.h"

#include "core/base/text.h"
#include "core/import/mapping_guess.h"
#include "core/import/recognise.h"
#include "core/import/source_path.h"
#include "core/import/splitters.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace tidemark {

namespace {

// Wrappers that people's tools write, for JSON that no profile knows.
constexpr std::array<std::string_view, 14> kWrapperNames = {
    "Records", "records", "data", "results", "events",        "value", "items",
    "hits",    "entries", "logs", "batches", "resourceSpans", "rows",  "result"};

bool isJson(Syntax syntax) {
    return syntax == Syntax::JsonLines || syntax == Syntax::JsonDocument || syntax == Syntax::Spans;
}

std::vector<std::string> splitNames(std::string_view text, char separator) {
    std::vector<std::string> out;
    while (!text.empty()) {
        const std::size_t at = text.find(separator);
        if (const std::string_view name = trimmed(text.substr(0, at)); !name.empty())
            out.emplace_back(name);
        if (at == std::string_view::npos) break;
        text.remove_prefix(at + 1);
    }
    return out;
}

char delimiterOf(std::string_view name, char fallback) {
    if (name == "tab" || name == "\t") return '\t';
    return name.empty() ? fallback : name.front();
}

std::size_t genericView(const HeadView& view) {
    if (view.json_lines || view.json.size() < 2) return 0;
    for (std::size_t i = 1; i < view.json.size(); ++i)
        if (std::find(kWrapperNames.begin(), kWrapperNames.end(), view.json[i].wrapper.back()) !=
            kWrapperNames.end())
            return i;
    return 0;
}

} // namespace

struct Format::State {
    std::shared_ptr<ParserSetup> setup = std::make_shared<ParserSetup>();
    std::vector<std::string> wrapper;
    bool lines = false; ///< JSON: one object a line
    std::shared_ptr<const RE2> start;
    std::vector<std::string> notes;
};

// Everything that the head decides, step by step.
class FormatMaker {
public:
    FormatMaker(const Profile& profile, const ContentHead& head, const ImportParams& params)
        : m_head(head), m_params(params), m_view(HeadView::of(head)), m_profile(profile) {}

    Status make(Format::State& state) {
        if (m_view.binary && !m_head.bytes.empty()) return fail("the content is not text");
        m_state = &state;
        if (isJson(m_profile.syntax))
            TM_TRY(json());
        else if (m_profile.syntax == Syntax::Csv)
            TM_TRY(csv());
        else if (m_profile.syntax == Syntax::AccessLog)
            state.setup->columns = splitNames(m_profile.option("columns"), ' ');
        else if (m_profile.syntax == Syntax::Pattern)
            TM_TRY(pattern());
        TM_ASSIGN(m_profile, withUserMapping(m_profile, m_params));
        TM_ASSIGN(state.setup->plan, MappingPlan::make(m_profile, m_params, m_head.name));
        state.setup->tree =
            std::make_shared<const KeyTree>(KeyTree::make(*state.setup->plan, m_profile));
        noteTimes();
        state.setup->profile = std::move(m_profile);
        return ok();
    }

private:
    [[nodiscard]] Error fail(std::string message) const {
        return makeError(ErrorCode::BadInput, std::move(message), std::string(m_head.name),
                         fmt::format("It cannot be read as {}", m_profile.title));
    }

    void note(std::string text) { m_state->notes.push_back(std::move(text)); }

    Status json() {
        if (m_view.json.empty()) {
            if (!m_head.bytes.empty()) return fail("the content is not JSON");
            return ok();
        }
        const bool generic = m_profile.option("generic") == "yes";
        const std::string_view fixed = m_profile.option("wrapper");
        std::size_t index = generic ? genericView(m_view) : fitOf(m_profile, m_view).view;
        if (!fixed.empty()) {
            m_state->wrapper = parsePath(fixed);
            index = 0;
            for (std::size_t i = 0; i < m_view.json.size(); ++i)
                if (m_view.json[i].wrapper == m_state->wrapper) index = i;
        } else {
            m_state->wrapper = m_view.json[index].wrapper;
        }
        const bool lines = m_view.json_lines && m_state->wrapper.empty();
        if (m_profile.syntax != Syntax::Spans)
            m_profile.syntax = lines ? Syntax::JsonLines : Syntax::JsonDocument;
        m_state->lines = lines;
        if (!m_state->wrapper.empty()) m_profile.options["wrapper"] = pathText(m_state->wrapper);
        if (m_view.prefixed && m_profile.option("line_prefix").empty())
            m_profile.options["line_prefix"] = std::string(kLinePrefix);
        if (const std::string prefix(m_profile.option("line_prefix")); !prefix.empty())
            m_state->setup->line_prefix = std::make_shared<const RE2>(prefix, RE2::Quiet);
        if (generic && m_profile.fields.empty()) propose(m_view.json[index].records, false);
        return ok();
    }

    Status csv() {
        ParserSetup& setup = *m_state->setup;
        const std::string_view columns = m_profile.option("columns");
        if (m_view.csv.empty()) {
            if (columns.empty() && !m_head.bytes.empty())
                return fail("the content is not delimited text");
            setup.columns = splitNames(columns, ',');
            setup.delimiter = delimiterOf(m_profile.option("delimiter"), ',');
            return ok();
        }
        const CsvView& csv = m_view.csv[0];
        setup.delimiter = delimiterOf(m_profile.option("delimiter"), csv.delimiter);
        m_profile.options["delimiter"] =
            setup.delimiter == '\t' ? std::string("tab") : std::string(1, setup.delimiter);
        const bool header = m_profile.option("header").empty()
                                ? csv.has_header && columns.empty()
                                : m_profile.option("header") == "yes";
        m_profile.options["header"] = header ? "yes" : "no";
        if (header) {
            setup.header = csv.header_record;
            for (const std::string& name : csv.header) setup.columns.emplace_back(trimmed(name));
        } else if (!columns.empty()) {
            setup.columns = splitNames(columns, ',');
        } else {
            for (std::size_t i = 1; i <= csv.header.size(); ++i)
                setup.columns.push_back(fmt::format("column {}", i));
            note("There is no header: columns are named by their number");
        }
        if (m_profile.option("generic") == "yes" && m_profile.fields.empty())
            propose(namedRows(csv, setup.columns), true);
        zoneOfHeader();
        return ok();
    }

    static std::vector<FlatRecord> namedRows(const CsvView& csv,
                                             const std::vector<std::string>& columns) {
        std::vector<FlatRecord> records;
        for (const std::vector<std::string>& row : csv.rows) {
            FlatRecord record;
            for (std::size_t i = 0; i < row.size() && i < columns.size(); ++i)
                record.emplace(columns[i], row[i]);
            records.push_back(std::move(record));
        }
        return records;
    }

    // "timestamp [UTC]": the header says which zone is meant.
    void zoneOfHeader() {
        const FieldRule* const rule = m_profile.rule(Field::Time);
        if (rule == nullptr || !m_profile.time_zone.empty()) return;
        const std::string& column =
            rule->sources[0].path.empty() ? std::string() : rule->sources[0].path[0];
        if (column.size() > 6 && column.substr(column.size() - 5) == "[UTC]")
            m_profile.time_zone = "UTC";
    }

    Status pattern() {
        m_state->setup->pattern =
            std::make_shared<const RE2>(std::string(m_profile.option("pattern")), RE2::Quiet);
        if (!m_state->setup->pattern->ok()) return fail("the profile's pattern does not compile");
        if (const std::string start(m_profile.option("start")); !start.empty())
            m_state->start = std::make_shared<const RE2>(start, RE2::Quiet);
        return ok();
    }

    void propose(const std::vector<FlatRecord>& records, bool columns) {
        m_profile.fields = proposeRules(records, columns, m_state->notes);
    }

    void noteTimes() {
        const MappingPlan& plan = *m_state->setup->plan;
        if (plan.time.clock_offset_ns != 0)
            note(fmt::format("{} s are added to every time", m_params.clock_offset_s));
        const FieldRule* const rule = m_profile.rule(Field::Time);
        if (rule == nullptr) return note("No field is known to hold the time");
        for (const FieldSource& source : rule->sources) {
            if (source.time == TimeStyle::RelativeSeconds ||
                source.time == TimeStyle::RelativeMillis)
                return note(plan.time.start_ns ? "Times are counted from the start that was given"
                                               : "Times are counted from a start that is not "
                                                 "known: events have no date until one is given");
        }
        if (!m_params.time_zone.empty())
            note(fmt::format("Times without zone are read as {}", m_params.time_zone));
    }

    const ContentHead& m_head;
    const ImportParams& m_params;
    HeadView m_view;
    Profile m_profile;
    Format::State* m_state = nullptr;
};

Format::Format() = default;
Format::Format(Format&&) noexcept = default;
Format& Format::operator=(Format&&) noexcept = default;
Format::~Format() = default;

Result<Format> Format::make(const Profile& profile, const ContentHead& head,
                            const ImportParams& params) {
    auto state = std::make_shared<State>();
    FormatMaker maker(profile, head, params);
    TM_TRY(maker.make(*state));
    Format format;
    format.m_state = std::move(state);
    return format;
}

std::unique_ptr<RecordSplitter> Format::splitter() const {
    const ParserSetup& setup = *m_state->setup;
    switch (setup.profile.syntax) {
    case Syntax::JsonDocument: return makeJsonSplitter(m_state->wrapper);
    case Syntax::Spans:
        return m_state->lines ? makeLineSplitter() : makeJsonSplitter(m_state->wrapper);
    case Syntax::Csv: return makeCsvSplitter(setup.delimiter);
    case Syntax::Pattern:
        if (m_state->start) return makeMultiLineSplitter(m_state->start);
        break;
    case Syntax::JsonLines:
    case Syntax::AccessLog:
    case Syntax::W3c: break;
    }
    return makeLineSplitter();
}

std::unique_ptr<RecordParser> Format::parser() const {
    switch (m_state->setup->profile.syntax) {
    case Syntax::JsonLines:
    case Syntax::JsonDocument: return makeJsonParser(m_state->setup);
    case Syntax::Csv: return makeCsvParser(m_state->setup);
    case Syntax::AccessLog: return makeAccessLogParser(m_state->setup);
    case Syntax::W3c: return makeW3cParser(m_state->setup);
    case Syntax::Pattern: return makePatternParser(m_state->setup);
    case Syntax::Spans: break;
    }
    return makeSpanParser(m_state->setup);
}

const Profile& Format::profile() const {
    return m_state->setup->profile;
}

bool Format::inOrder() const {
    const Syntax syntax = m_state->setup->profile.syntax;
    return syntax == Syntax::W3c || syntax == Syntax::Spans;
}

std::vector<std::string> Format::notes() const {
    return m_state->notes;
}

} // namespace tidemark
