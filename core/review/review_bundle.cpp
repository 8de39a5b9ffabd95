// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/review_bundle.h"

#include "core/base/digest.h"
#include "core/base/text.h"
#include "core/export/csv.h"
#include "core/review/review_parts.h"
#include "core/verify/verify_bundle.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <memory>

namespace tidemark {

namespace {

constexpr std::size_t kMaxExhibits = 10'000;
constexpr std::size_t kMaxSmallFileBytes = std::size_t{64} << 20;
constexpr std::size_t kMaxTableBytes = std::size_t{16} << 20; ///< of the head of an exhibit's table
constexpr std::int64_t kFarthest = std::int64_t{1} << 60;     ///< no file is that long
constexpr std::string_view kExhibits = "data/exhibits/";

bool endsWith(std::string_view text, std::string_view end) {
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

// "data/exhibits/EX-001/EX-001.json" -> "EX-001"; empty for any other name.
std::string exhibitOf(std::string_view path, std::string_view suffix) {
    if (path.substr(0, kExhibits.size()) != kExhibits || !endsWith(path, suffix)) return {};
    path.remove_prefix(kExhibits.size());
    const std::string_view label = path.substr(0, path.find('/'));
    if (label.size() < 4 || label.substr(0, 3) != "EX-") return {};
    return path == std::string(label) + "/" + std::string(label) + std::string(suffix)
               ? std::string(label)
               : std::string();
}

// Rows of a table by the names in its header, at most `limit` of them; the rest is let pass.
class TableHead {
public:
    TableHead(std::size_t limit, std::function<void(const ReviewRow&)> sink)
        : m_limit(limit), m_sink(std::move(sink)),
          m_reader([this](const std::vector<std::string>& cells) { return row(cells); }) {}
    TableHead(const TableHead&) = delete;
    TableHead& operator=(const TableHead&) = delete;
    Status feed(std::string_view bytes) {
        m_bytes += bytes.size();
        if (m_over || m_rows >= m_limit || m_bytes > kMaxTableBytes) return ok();
        // A table that is no CSV from here on has given all that it can.
        m_over = !m_reader.feed(bytes).has_value();
        return ok();
    }

private:
    Status row(const std::vector<std::string>& cells) {
        if (m_columns.empty()) {
            m_columns = cells;
            return ok();
        }
        if (m_rows++ < m_limit) m_sink(ReviewRow{m_columns, cells});
        return ok();
    }
    std::size_t m_limit, m_rows = 0, m_bytes = 0;
    bool m_over = false;
    std::function<void(const ReviewRow&)> m_sink;
    std::vector<std::string> m_columns;
    CsvReader m_reader;
};

// What the first pass gathers, by exhibit.
struct Gathered {
    std::map<std::string, std::string> json;
    std::map<std::string, std::vector<ReviewLine>> lines;
    std::vector<std::unique_ptr<TableHead>> tables; ///< alive while the source is read
};

BundleSink keepSmall(std::string& into, std::string path) {
    return [&into, path = std::move(path)](std::string_view bytes) -> Status {
        if (into.size() + bytes.size() > kMaxSmallFileBytes)
            return makeError(ErrorCode::BadInput, "the file is larger than 64 MiB", path);
        into += bytes;
        return ok();
    };
}

BundleSink tableSink(Gathered& gathered, std::size_t limit,
                     std::function<void(const ReviewRow&)> sink) {
    gathered.tables.push_back(std::make_unique<TableHead>(limit, std::move(sink)));
    return [table = gathered.tables.back().get()](std::string_view bytes) {
        return table->feed(bytes);
    };
}

Status readFirstPass(BundleSource& source, ReviewBundle& bundle, Gathered& gathered,
                     std::string& info, JobContext& context) {
    context.report({"Reading findings and exhibits", 0, -1});
    return source.readAll(
        [&](const BundleEntry& entry) -> BundleSink {
            if (entry.path == "bag-info.txt") return keepSmall(info, entry.path);
            if (entry.path == "data/findings.raw.csv")
                return tableSink(gathered, kMaxExhibits, [&bundle](const ReviewRow& row) {
                    bundle.findings.push_back(findingOf(row));
                });
            if (const std::string label = exhibitOf(entry.path, ".json"); !label.empty()) {
                if (gathered.json.size() >= kMaxExhibits) return {};
                return keepSmall(gathered.json[label], entry.path);
            }
            if (const std::string label = exhibitOf(entry.path, ".raw.csv"); !label.empty()) {
                if (gathered.lines.size() >= kMaxExhibits) return {};
                return tableSink(gathered, kReviewLines,
                                 [&lines = gathered.lines[label]](const ReviewRow& row) {
                                     lines.push_back(lineOf(row));
                                 });
            }
            return {};
        },
        context.stop);
}

// Where the record of an event lies in the bundle.
struct RecordPlace {
    std::int64_t offset = 0, length = 0;
    std::string sha256;
    std::string bytes;
    bool cut = false, complete = false;
};
using Places = std::map<std::int64_t, RecordPlace>; ///< by event id

// Which of the wanted events has its bytes where, by records file.
Status readIndexes(BundleSource& source, const Places& wanted,
                   std::map<std::string, Places>& by_file, JobContext& context) {
    std::vector<std::unique_ptr<CsvReader>> readers;
    return source.readAll(
        [&](const BundleEntry& entry) -> BundleSink {
            constexpr std::string_view kFolder = "data/records/", kIndex = ".index.raw.csv";
            if (entry.path.compare(0, kFolder.size(), kFolder) != 0 ||
                !endsWith(entry.path, kIndex))
                return {};
            Places& places =
                by_file[entry.path.substr(0, entry.path.size() - kIndex.size()) + ".records"];
            auto columns = std::make_shared<std::vector<std::string>>();
            readers.push_back(std::make_unique<CsvReader>(
                [&places, &wanted, columns](const std::vector<std::string>& cells) -> Status {
                    if (columns->empty()) {
                        *columns = cells;
                        return ok();
                    }
                    const ReviewRow row{*columns, cells};
                    const std::int64_t id = row.number("event_id");
                    if (!wanted.contains(id)) return ok();
                    RecordPlace& place = places[id];
                    place.offset = row.number("file_offset");
                    place.length = row.number("record_length");
                    place.sha256 = row.text("record_sha256");
                    return ok();
                }));
            return [reader = readers.back().get()](std::string_view bytes) -> Status {
                (void)reader->feed(bytes); // what cannot be read names no records
                return ok();
            };
        },
        context.stop);
}

// Cuts the wanted records out of a stream of bytes.
class RecordCutter {
public:
    explicit RecordCutter(Places& places) {
        for (auto& [id, place] : places)
            if (place.offset >= 0 && place.offset < kFarthest && place.length >= 0)
                m_order.push_back(&place);
        std::sort(m_order.begin(), m_order.end(),
                  [](const RecordPlace* a, const RecordPlace* b) { return a->offset < b->offset; });
    }
    Status feed(std::string_view bytes) {
        const std::int64_t end = m_at + static_cast<std::int64_t>(bytes.size());
        for (std::size_t i = m_first; i < m_order.size() && m_order[i]->offset < end; ++i) {
            RecordPlace& place = *m_order[i];
            const std::int64_t wanted =
                std::min(place.length, static_cast<std::int64_t>(kMaxReviewRecordBytes));
            const std::int64_t from = place.offset + static_cast<std::int64_t>(place.bytes.size());
            if (from >= m_at && from < end && from < place.offset + wanted)
                place.bytes.append(
                    bytes.substr(static_cast<std::size_t>(from - m_at),
                                 static_cast<std::size_t>(place.offset + wanted - from)));
            place.complete = static_cast<std::int64_t>(place.bytes.size()) == wanted;
            place.cut = wanted < place.length;
            if (place.complete && i == m_first) ++m_first;
        }
        m_at = end;
        return ok();
    }

private:
    std::vector<RecordPlace*> m_order;
    std::size_t m_first = 0;
    std::int64_t m_at = 0;
};

Status readRecords(BundleSource& source, std::map<std::string, Places>& by_file,
                   JobContext& context) {
    std::vector<std::unique_ptr<RecordCutter>> cutters;
    return source.readAll(
        [&](const BundleEntry& entry) -> BundleSink {
            const auto places = by_file.find(entry.path);
            if (places == by_file.end() || places->second.empty()) return {};
            context.report({"Reading source lines", 0, -1});
            cutters.push_back(std::make_unique<RecordCutter>(places->second));
            return [cutter = cutters.back().get()](std::string_view bytes) {
                return cutter->feed(bytes);
            };
        },
        context.stop);
}

Status addRecords(BundleSource& source, ReviewBundle& bundle, JobContext& context) {
    Places wanted;
    for (const ReviewExhibit& exhibit : bundle.exhibits)
        for (const ReviewLine& line : exhibit.lines) wanted[line.event_id];
    std::map<std::string, Places> by_file;
    TM_TRY(readIndexes(source, wanted, by_file, context));
    TM_TRY(readRecords(source, by_file, context));
    std::map<std::int64_t, const RecordPlace*> found;
    for (const auto& [file, places] : by_file)
        for (const auto& [id, place] : places)
            if (place.complete) found[id] = &place;
    for (ReviewExhibit& exhibit : bundle.exhibits)
        for (ReviewLine& line : exhibit.lines) {
            const auto at = found.find(line.event_id);
            if (at == found.end()) continue;
            line.record = at->second->bytes;
            line.cut = at->second->cut;
            line.damaged = !line.cut && sha256Hex(*line.record) != at->second->sha256;
        }
    return ok();
}

} // namespace

const ReviewExhibit* ReviewBundle::exhibit(std::string_view label) const {
    const auto at =
        std::find_if(exhibits.begin(), exhibits.end(),
                     [label](const ReviewExhibit& each) { return each.label == label; });
    return at != exhibits.end() ? &*at : nullptr;
}

const ReviewFinding* ReviewBundle::finding(std::int64_t id) const {
    const auto at = std::find_if(findings.begin(), findings.end(),
                                 [id](const ReviewFinding& each) { return each.id == id; });
    return at != findings.end() ? &*at : nullptr;
}

Result<ReviewBundle> readReviewBundle(BundleSource& source, const std::string& path,
                                      JobContext& context) {
    ReviewBundle bundle;
    bundle.path = path;
    Gathered gathered;
    std::string info;
    TM_TRY(readFirstPass(source, bundle, gathered, info, context));
    readBagInfo(info, bundle);
    for (auto& [label, json] : gathered.json) {
        auto exhibit = exhibitFromJson(label, json);
        if (!exhibit) {
            bundle.problems.push_back(label + ": " + exhibit.error().message);
            continue;
        }
        exhibit->lines = std::move(gathered.lines[label]);
        bundle.exhibits.push_back(std::move(*exhibit));
    }
    // EX-999 comes before EX-1000.
    std::sort(bundle.exhibits.begin(), bundle.exhibits.end(),
              [](const ReviewExhibit& a, const ReviewExhibit& b) {
                  return a.label.size() != b.label.size() ? a.label.size() < b.label.size()
                                                          : a.label < b.label;
              });
    std::sort(bundle.findings.begin(), bundle.findings.end(),
              [](const ReviewFinding& a, const ReviewFinding& b) { return a.id < b.id; });
    if (bundle.exhibits.empty())
        bundle.problems.push_back(bundle.preset == "manager"
                                      ? "This bundle was made for a manager: it has the report "
                                        "and no files of exhibits."
                                      : "The bundle holds no files of exhibits.");
    TM_TRY(addRecords(source, bundle, context));
    return bundle;
}

Result<OpenedReview> openReview(const std::string& path, JobContext& context) {
    TM_ASSIGN(const std::unique_ptr<BundleSource> source, BundleSource::open(path));
    OpenedReview opened;
    TM_ASSIGN(opened.report, verifyBundle(*source, path, {}, context));
    TM_ASSIGN(opened.bundle, readReviewBundle(*source, path, context));
    return opened;
}

} // namespace tidemark
