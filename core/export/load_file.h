// SPDX-License-Identifier: GPL-3.0-or-later
// data/load: what review platforms take in. Written beside the cited records, which are read once
// for both. Internal to the export; one owner thread.
#pragma once

#include "core/export/bundle_parts.h"
#include "core/export/event_rows.h"

#include <string>
#include <string_view>
#include <utility>

namespace tidemark {

class LoadFile {
public:
    static Result<LoadFile> create(BagWriter& bag);
    /// One cited record; `record` and `hash` (its SHA-256) are empty when records stay out. Only
    /// the first 100,000 are taken; close() says how many.
    Status document(const CaseContent& content, const EventRow& row, std::string_view record,
                    const std::string& hash);
    /// Also writes case.opt and README.txt; the exhibits' pictures must be in the bag already.
    Status close(BagWriter& bag, const BundleWork& work);

private:
    explicit LoadFile(BagFile file) : m_file(std::move(file)) {}
    BagFile m_file;
    std::int64_t m_documents = 0, m_replaced = 0;
};

} // namespace tidemark
