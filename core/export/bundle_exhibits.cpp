// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/digest.h"
#include "core/base/text.h"
#include "core/export/bundle_parts.h"
#include "core/export/chart_svg.h"
#include "core/export/event_rows.h"
#include "core/export/load_file.h"
#include "core/export/xlsx.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace tidemark {

namespace {

using Json = nlohmann::ordered_json;

std::vector<std::pair<std::string, bool>> columnsWithNumbers() {
    std::vector<std::pair<std::string, bool>> columns;
    for (const EventColumn& column : eventColumns())
        columns.emplace_back(column.name, column.number);
    return columns;
}

// What the exhibit is, for machines: the frozen facts as they may be shown.
std::string exhibitJson(const FindingContentFull& finding, const ExhibitContent& exhibit,
                        const ExhibitEvidence& evidence) {
    Json out;
    out["exhibit"] = exhibit.exhibit.label();
    out["finding"] = finding.finding.id;
    out["kind"] = exhibitKindName(exhibit.exhibit.kind);
    out["caption"] = exhibit.exhibit.caption;
    if (!exhibit.detection_sentence.empty()) out["detection"] = exhibit.detection_sentence;
    out["range"] = {{"from", exhibit.from}, {"to", exhibit.to}};
    out["filter"] = exhibit.filter;
    out["accounts"] = exhibit.accounts;
    out["metric"] = exhibit.metric;
    out["zone"] = exhibit.zone;
    out["figures_when_cited"] = Json::object();
    for (const auto& [name, value] : exhibit.figures) out["figures_when_cited"][name] = value;
    out["events"] = evidence.sums.events;
    out["duplicates"] = evidence.sums.duplicates;
    out["evidence_when_cited"] = {{"sources_hash", exhibit.sources_hash},
                                  {"custody_entries", exhibit.custody_entries},
                                  {"custody_head", exhibit.custody_head},
                                  {"detection_run", exhibit.detection_run}};
    out["changed_since"] = exhibit.state.notes;
    out["cited_by"] = exhibit.exhibit.author;
    out["cited_at"] = formatIsoUtc(exhibit.exhibit.at_ns);
    if (exhibit.chart) out["chart"] = Json::parse(chartToJson(*exhibit.chart), nullptr, false);
    return out.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

void addFigures(BundleWork& work, const std::string& label, const EventSums& sums) {
    const std::string file = "data/exhibits/" + label + "/" + label + ".raw.csv";
    const std::map<std::string, std::string> counted = {{"duplicate", "0"}};
    work.figures.push_back({label + ".events", sums.events, file, "count", "", counted});
    for (std::size_t i = 0; i < kStoredMetrics; ++i) {
        const std::string name(metricTable()[i].name);
        work.figures.push_back({label + "." + name, sums.metrics[i], file, "sum", name, counted});
    }
}

Status writeRows(BagWriter& bag, BundleWork& work, const std::string& base,
                 const std::string& label, const ExhibitContent& exhibit) {
    const auto columns = columnsWithNumbers();
    TM_ASSIGN(TwinCsv csv, TwinCsv::create(bag, base, columns));
    TM_ASSIGN(const std::string workbookPath, bag.stagedPath(base + ".xlsx"));
    const std::int64_t rows = exhibit.events.size();
    WorkbookInfo info{label + ": " + exhibit.exhibit.caption, "", work.stated_at_ns};
    info.comment = fmt::format(
        "{}: {} ({} rows{}). Texts are shown, never computed; {}.raw.csv has them unaltered.",
        label, exhibit.exhibit.caption, rows,
        rows > kMaxWorkbookRows ? fmt::format("; here the first {}", kMaxWorkbookRows) : "", label);
    TM_ASSIGN(Workbook workbook, Workbook::create(workbookPath, info, columns));
    std::int64_t done = 0;
    const auto write = [&](const EventRow& row) -> Status {
        TM_TRY(csv.row(row.cells));
        if (++done % 4096 == 0) work.context.report({"Writing " + label, done, rows});
        return workbook.row(row.cells);
    };
    TM_TRY(forEachEventRow(work.reader, exhibit.events, work.redactor, work.sources,
                           work.context.stop, write));
    TM_TRY(csv.close());
    TM_TRY(workbook.close());
    return bag.adopt(base + ".xlsx");
}

Status writeExhibit(BagWriter& bag, BundleWork& work, const FindingContentFull& finding,
                    const ExhibitContent& exhibit) {
    const std::string label = exhibit.exhibit.label();
    const std::string base = "data/exhibits/" + label + "/" + label;
    const ExhibitEvidence& evidence = work.evidence.at(exhibit.exhibit.number);
    TM_TRY(bag.add(base + ".json", exhibitJson(finding, exhibit, evidence)));
    TM_TRY(writeRows(bag, work, base, label, exhibit));
    addFigures(work, label, evidence.sums);
    if (!exhibit.chart) return ok();
    TM_TRY(bag.add(base + ".svg", chartSvg(*exhibit.chart)));
    if (!work.options.render.chart_png) return ok();
    TM_ASSIGN(const std::string picture, bag.stagedPath(base + ".png"));
    TM_TRY(work.options.render.chart_png(*exhibit.chart, picture));
    return bag.adopt(base + ".png");
}

// The records of each source: their bytes, one after another with an LF behind each, and where each
// lies.
class RecordFiles {
public:
    explicit RecordFiles(BagWriter& bag) : m_bag(bag) {}

    Status add(const Event& event, const Source& source, std::string_view record,
               const std::string& hash) {
        if (source.id != m_source) TM_TRY(open(source.id));
        TM_TRY(m_index->row({controlNumber(event.id), std::to_string(event.id), source.sha256,
                             std::to_string(event.number(Field::ContentOffset)),
                             std::to_string(event.number(Field::RecordLength)),
                             std::to_string(m_records->size()), hash}));
        TM_TRY(m_records->write(record));
        return m_records->write("\n");
    }

    Status close() {
        if (!m_records) return ok();
        TM_TRY(m_records->close());
        return m_index->close();
    }

private:
    Status open(std::int64_t source) {
        TM_TRY(close());
        m_records.reset();
        m_index.reset();
        const std::string base = fmt::format("data/records/source-{:03}", source);
        TM_ASSIGN(BagFile records, m_bag.open(base + ".records"));
        TM_ASSIGN(TwinCsv index, TwinCsv::create(m_bag, base + ".index",
                                                 {{"control_number", false},
                                                  {"event_id", true},
                                                  {"source_sha256", false},
                                                  {"content_offset", true},
                                                  {"record_length", true},
                                                  {"file_offset", true},
                                                  {"record_sha256", false}}));
        m_records.emplace(std::move(records));
        m_index.emplace(std::move(index));
        m_source = source;
        return ok();
    }

    BagWriter& m_bag;
    std::int64_t m_source = 0;
    std::optional<BagFile> m_records;
    std::optional<TwinCsv> m_index;
};

} // namespace

std::optional<std::string> readRecord(BundleWork& work, const Event& event) {
    auto record = work.reader.sources().content(event.source_id, event.number(Field::ContentOffset),
                                                event.number(Field::RecordLength));
    if (record) return std::move(record).value();
    if (work.unreadable.insert(event.source_id).second)
        work.warnings.push_back(fmt::format("Records of source {} are not in the bundle: {}",
                                            event.source_id, record.error().text()));
    return std::nullopt;
}

Status writeExhibits(BagWriter& bag, BundleWork& work) {
    for (const FindingContentFull& finding : work.content.findings)
        for (const ExhibitContent& exhibit : finding.exhibits)
            TM_TRY(writeExhibit(bag, work, finding, exhibit));
    return ok();
}

Status writeRecords(BagWriter& bag, BundleWork& work) {
    const bool withRecords = work.originals != Originals::None;
    std::optional<LoadFile> load;
    if (work.options.preset != Preset::Manager) {
        TM_ASSIGN(LoadFile made, LoadFile::create(bag));
        load.emplace(std::move(made));
    }
    if (!withRecords && !load) return ok();
    RecordFiles files(bag);
    std::int64_t done = 0;
    // Several events may come from one record; it is written once for each, so that offsets stay
    // simple.
    const auto write = [&](const EventRow& row) -> Status {
        const Event& event = *row.event;
        std::optional<std::string> record;
        std::string hash;
        if (withRecords) record = readRecord(work, event);
        if (record) {
            hash = sha256Hex(*record);
            TM_TRY(files.add(event, work.sources.at(event.source_id), *record, hash));
        }
        if (++done % 1024 == 0) work.context.report({"Writing records", done, work.cited.size()});
        return load ? load->document(work.content, row, record.value_or(std::string()), hash)
                    : ok();
    };
    TM_TRY(forEachEventRow(work.reader, work.cited, work.redactor, work.sources, work.context.stop,
                           write));
    TM_TRY(files.close());
    return load ? load->close(bag, work) : ok();
}

Status writeOriginals(BagWriter& bag, BundleWork& work) {
    for (const Source& source : work.content.sources) {
        TM_ASSIGN(BagFile file,
                  bag.open(fmt::format("data/originals/source-{:03}.bin", source.id)));
        Status failed = ok();
        std::int64_t done = 0;
        TM_TRY(work.reader.sources().streamOriginal(source.id, [&](std::string_view bytes) {
            if (work.context.stop.stop_requested())
                failed = makeError(ErrorCode::Cancelled, "stopped");
            else
                failed = file.write(bytes);
            done += static_cast<std::int64_t>(bytes.size());
            work.context.report({"Writing originals", done, source.size_bytes});
            return failed.has_value();
        }));
        TM_TRY(failed);
        TM_TRY(file.close());
    }
    return ok();
}

Status writeAllEvents(BagWriter& bag, BundleWork& work) {
    TM_ASSIGN(TwinCsv csv, TwinCsv::create(bag, "data/events/events", columnsWithNumbers()));
    EventSet all;
    all.addRange(1, work.reader.events().eventCount() + 1);
    std::int64_t done = 0;
    const auto write = [&](const EventRow& row) -> Status {
        if (++done % 4096 == 0)
            work.context.report({"Writing events", done, work.reader.events().eventCount()});
        return csv.row(row.cells);
    };
    TM_TRY(
        forEachEventRow(work.reader, all, work.redactor, work.sources, work.context.stop, write));
    return csv.close();
}

} // namespace tidemark
