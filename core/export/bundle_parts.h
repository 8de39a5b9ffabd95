// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of a bundle, each of which writes its files into the bag. Internal to the export.
#pragma once

#include "core/export/bag_writer.h"
#include "core/export/bundle.h"
#include "core/export/figures.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace tidemark {

/// What the parts share. Lives for one export.
struct BundleWork {
    CaseReader& reader;
    const BundleOptions& options;
    JobContext& context;
    Redactor redactor;
    CaseContent content;
    Summary summary;
    std::map<std::int64_t, Source> sources;
    std::map<std::int64_t, ExhibitEvidence> evidence;
    EventSet cited; ///< events of all exhibits
    Originals originals = Originals::Cited;
    std::int64_t stated_at_ns = 0;
    std::vector<Figure> figures;
    std::vector<std::string> warnings;
    std::set<std::int64_t> unreadable; ///< sources whose records cannot be read
};

/// The bytes of an event's record; nothing, with a warning once per source, when they cannot be
/// read (a source kept by reference whose file is gone).
std::optional<std::string> readRecord(BundleWork& work, const Event& event);

/// data/accounts, data/sources, data/figures.json and the summary's JSON.
Status writeTables(BagWriter& bag, BundleWork& work);
/// data/exhibits/EX-nnn/*.
Status writeExhibits(BagWriter& bag, BundleWork& work);
/// data/records/source-nnn.records and .index.csv: the cited records byte for byte, unless
/// originals stay out; and data/load, unless the preset is the manager's. After writeExhibits.
Status writeRecords(BagWriter& bag, BundleWork& work);
/// data/originals/*: every received file.
Status writeOriginals(BagWriter& bag, BundleWork& work);
/// data/events: every event of the case.
Status writeAllEvents(BagWriter& bag, BundleWork& work);
/// data/detections.json, findings.csv, annotations.csv, withheld.json.
Status writeDocuments(BagWriter& bag, BundleWork& work);
/// data/case.jsonld.
Status writeCaseUco(BagWriter& bag, BundleWork& work);
/// custody.log, seal.txt, keys, HOW-TO-VERIFY.txt, verify.sh.
Status writeTagFiles(BagWriter& bag, BundleWork& work);

/// The same rows twice: PATH.raw.csv unaltered and PATH.csv for spreadsheets.
class TwinCsv {
public:
    static Result<TwinCsv> create(BagWriter& bag, const std::string& path,
                                  const std::vector<std::pair<std::string, bool>>& columns);
    /// Cells in the order of the columns; those of number columns are written as numbers.
    Status row(const std::vector<std::string>& cells);
    Status close();
    [[nodiscard]] std::int64_t changedCells() const { return m_changed; }

private:
    TwinCsv(BagFile raw, BagFile safe, std::vector<bool> numbers)
        : m_raw(std::move(raw)), m_safe(std::move(safe)), m_numbers(std::move(numbers)) {}
    BagFile m_raw, m_safe;
    std::vector<bool> m_numbers;
    std::int64_t m_changed = 0;
};

} // namespace tidemark
