// SPDX-License-Identifier: GPL-3.0-or-later
// Fills country and ASN from address files: each distinct address is looked up once.
#include "core/store/codec.h"
#include "core/store/overlay_builder.h"

namespace tidemark {

namespace {

/// By id of the address: ids of its country and ASN, 0 = unknown.
struct LocatedIds {
    Dictionary countries, asns;
    std::vector<std::uint32_t> country, asn;
};

Result<LocatedIds> locate(Database& database, const Dictionary& addresses,
                          const std::vector<AddressFile>& files) {
    LocatedIds out;
    TM_ASSIGN(out.countries, Dictionary::load(database, Field::Country));
    TM_ASSIGN(out.asns, Dictionary::load(database, Field::Asn));
    out.country.assign(addresses.count() + 1, 0);
    out.asn.assign(addresses.count() + 1, 0);
    for (std::uint32_t id = 1; id <= addresses.count(); ++id) {
        const std::string address(addresses.text(id));
        for (const AddressFile& file : files) {
            const AddressFacts facts = file.find(address);
            if (out.country[id] == 0) out.country[id] = out.countries.intern(facts.country);
            if (out.asn[id] == 0) out.asn[id] = out.asns.intern(facts.asn);
        }
    }
    return out;
}

// Sets what is absent; gives how many values were.
std::int64_t fillAbsent(std::vector<std::uint32_t>& values,
                        const std::vector<std::uint32_t>& addresses,
                        const std::vector<std::uint32_t>& known) {
    std::int64_t filled = 0;
    for (std::size_t row = 0; row < values.size(); ++row) {
        if (values[row] != 0 || known[addresses[row]] == 0) continue;
        values[row] = known[addresses[row]];
        ++filled;
    }
    return filled;
}

} // namespace

Result<OverlayResult> OverlayBuilder::applyAddresses(const AddressRule& rule) {
    TM_ASSIGN(const std::vector<AddressFile> files, openAddressFiles(rule));
    // The reader's own dictionaries must not stay as they were before this rule adds to them.
    TM_ASSIGN(const Dictionary addresses, Dictionary::load(*m_database, Field::ClientIp));
    TM_ASSIGN(LocatedIds located, locate(*m_database, addresses, files));
    OverlayResult result;
    std::vector<std::uint32_t> ids, values;
    std::string data;
    for (std::size_t i = 0; i < m_reader->blocks().size(); ++i) {
        TM_TRY(stopped());
        const BlockInfo& block = m_reader->blocks()[i];
        TM_TRY(m_reader->ids(block, Field::ClientIp, ids));
        for (const std::uint32_t id : ids) {
            if (id >= located.country.size())
                return makeError(ErrorCode::Integrity, "an address is in no dictionary");
            result.into_events += id != 0 ? 1 : 0;
            result.matched += located.country[id] != 0 || located.asn[id] != 0 ? 1 : 0;
        }
        for (const auto& [field, known] :
             {std::pair(Field::Country, &located.country), std::pair(Field::Asn, &located.asn)}) {
            TM_TRY(m_reader->ids(block, field, values));
            const std::int64_t filled = fillAbsent(values, ids, *known);
            if (filled == 0) continue;
            result.filled[field] += filled;
            encodeIds(values, data);
            TM_TRY(writeColumn(i, field, data));
        }
    }
    TM_TRY(located.countries.saveToOverlay(*m_database, Field::Country));
    TM_TRY(located.asns.saveToOverlay(*m_database, Field::Asn));
    return result;
}

} // namespace tidemark
