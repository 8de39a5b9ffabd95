// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/network_store.h"

#include "core/base/utc_time.h"
#include "core/db/transaction.h"
#include "core/store/write_support.h"

#include <fmt/format.h>

namespace tidemark {

namespace {

constexpr std::size_t kMostNetworks = 100'000;
constexpr std::size_t kMostLabelBytes = 100;

bool isLabel(std::string_view label) {
    return !label.empty() && label.size() <= kMostLabelBytes && isUtf8(label) &&
           visibleText(label) == label && label != "none" &&
           label.find_first_of(" \t,\"*:") == std::string_view::npos;
}

} // namespace

Result<std::vector<NamedNetwork>> readNetworkList(std::string_view text) {
    std::vector<NamedNetwork> out;
    for (std::int64_t number = 1; !text.empty(); ++number) {
        const std::size_t end = text.find('\n');
        const std::string_view line = trimmed(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (line.empty() || line.front() == '#') continue;
        const std::size_t gap = line.find_first_of(" \t,");
        const std::string_view written = line.substr(0, gap);
        const auto range = parseAddressRange(written);
        const std::string_view label =
            gap == std::string_view::npos ? std::string_view() : trimmed(line.substr(gap + 1));
        if (!range || !isLabel(label) || out.size() == kMostNetworks)
            return makeError(ErrorCode::BadInput,
                             !range            ? "there is no range of addresses"
                             : !isLabel(label) ? "the label is missing or has signs that a filter "
                                                 "cannot say"
                                               : "the list is too long",
                             fmt::format("line {}", number), "Write for example 10.0.0.0/8 office");
        out.push_back({std::string(written), *range, std::string(label)});
    }
    return out;
}

Result<std::vector<NamedNetwork>> namedNetworks(Database& database) {
    TM_ASSIGN(
        Statement newest,
        database.prepare("SELECT list_text FROM network_list ORDER BY revision DESC LIMIT 1"));
    TM_ASSIGN(const bool found, newest.step());
    if (!found) return std::vector<NamedNetwork>();
    return readNetworkList(newest.text(0));
}

std::string networkListDigest(std::string_view text) {
    return contentDigest({text});
}

Status setNamedNetworks(CaseFile& file, std::string_view text) {
    TM_TRY(requireWritable(file));
    TM_TRY(requireText(text, "the list"));
    TM_ASSIGN(const std::vector<NamedNetwork> networks, readNetworkList(text));
    TM_ASSIGN(Transaction transaction, Transaction::begin(file.db()));
    TM_ASSIGN(const std::int64_t revision,
              file.db().queryInt64("SELECT coalesce(max(revision), 0) + 1 FROM network_list"));
    TM_ASSIGN(Statement insert,
              file.db().prepare("INSERT INTO network_list (revision, at_ns, author, list_text) "
                                "VALUES (?1, ?2, ?3, ?4)"));
    TM_TRY(insert.bind(1, revision).bind(2, nowNs()).bind(3, file.author()).bind(4, text).run());
    TM_TRY(file.log("networks.set", "networks",
                    {{"revision", std::to_string(revision)},
                     {"networks", std::to_string(networks.size())},
                     {"content_sha256", networkListDigest(text)}}));
    return transaction.commit();
}

std::string_view networkOf(const std::vector<NamedNetwork>& networks, std::string_view address) {
    const auto parsed = parseAddress(address);
    if (!parsed) return {};
    const NamedNetwork* narrowest = nullptr;
    for (const NamedNetwork& network : networks)
        if (network.range.contains(*parsed) &&
            (narrowest == nullptr || network.range.bits > narrowest->range.bits))
            narrowest = &network;
    return narrowest != nullptr ? std::string_view(narrowest->label) : std::string_view();
}

} // namespace tidemark
