// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/traits.h"

#include "core/analysis/parallel.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <unordered_map>

namespace tidemark {

namespace {

constexpr std::array<const char*, kTraits> kNames = {
    "country", "asn",      "network",     "user_agent", "template",
    "model",   "endpoint", "output_size", "input_size", "api_key"};

// Numbers texts in the order in which they first come; 0 is kept for "missing".
class Numbering {
public:
    explicit Numbering(std::vector<std::string>& texts) : m_texts(texts) { m_texts = {""}; }
    std::uint32_t number(std::string text) {
        if (text.empty()) return 0;
        const auto [it, fresh] =
            m_numbers.try_emplace(std::move(text), static_cast<std::uint32_t>(m_texts.size()));
        if (fresh) m_texts.push_back(it->first);
        return it->second;
    }

private:
    std::vector<std::string>& m_texts;
    std::unordered_map<std::string, std::uint32_t> m_numbers;
};

// The first four groups of an IPv6 address as numbers, "::" filled in.
std::string network6(std::string_view address) {
    std::array<unsigned, 8> groups{};
    std::size_t count = 0, gap = 8;
    for (std::size_t at = 0; at <= address.size() && count < 8;) {
        const std::size_t end = std::min(address.find(':', at), address.size());
        if (end == at) {
            if (at != 0 || (address.size() > 1 && address[1] == ':')) gap = std::min(gap, count);
        } else {
            std::from_chars(address.data() + at, address.data() + end, groups[count], 16);
            ++count;
        }
        at = end + 1;
    }
    if (gap < count) // move what follows the gap to the end
        std::rotate(groups.begin() + static_cast<std::ptrdiff_t>(gap),
                    groups.begin() + static_cast<std::ptrdiff_t>(count), groups.end());
    std::string out;
    for (std::size_t i = 0; i < 4; ++i) {
        std::array<char, 8> text{};
        const auto end = std::to_chars(text.data(), text.data() + text.size(), groups[i], 16).ptr;
        out.append(text.data(), end);
        out += ':';
    }
    return out + ":/64";
}

} // namespace

const char* traitName(Trait trait) {
    return kNames[static_cast<std::size_t>(trait)];
}

std::string networkOf(std::string_view address) {
    if (address.find(':') != std::string_view::npos) return network6(address);
    const std::size_t dot = address.rfind('.');
    if (dot == std::string_view::npos) return std::string(address);
    return std::string(address.substr(0, dot)) + ".0/24";
}

std::string templateOf(std::string_view prefix) {
    std::string out;
    int words = 0;
    bool in_digits = false;
    for (const char c : prefix) {
        if (out.size() >= 40) break;
        if (c == ' ' || c == '\n' || c == '\t') {
            if (out.empty() || out.back() == ' ') continue;
            if (++words == 4) break;
            out += ' ';
            in_digits = false;
            continue;
        }
        const bool digit = c >= '0' && c <= '9';
        if (digit && in_digits) continue;
        in_digits = digit;
        out += digit ? '#' : (c >= 'A' && c <= 'Z') ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return out;
}

std::uint32_t sizeClass(std::int32_t size) {
    if (size < 0) return 0;
    if (size == 0) return 1;
    const auto value = static_cast<std::uint32_t>(size);
    const auto octave = static_cast<std::uint32_t>(std::bit_width(value)) - 1;
    // the upper half of an octave begins at sqrt(2) times its start: value^2 >= 2^(2 octave + 1)
    const bool upper =
        static_cast<std::uint64_t>(value) * value >= (std::uint64_t{2} << (2 * octave));
    return 2 + 2 * octave + (upper ? 1 : 0);
}

TraitTable::TraitTable(const EventTable& table, const AccountIndex& index, unsigned threads)
    : m_table(table) {
    deriveNetworks();
    deriveTemplates();
    auto set = [&](Trait trait, bool has) { m_has[static_cast<std::size_t>(trait)] = has; };
    set(Trait::Country, !table.country.empty());
    set(Trait::Asn, !table.asn.empty());
    set(Trait::Network, !table.client_ip.empty() && m_network.size() > 1);
    set(Trait::Agent, !table.user_agent.empty());
    set(Trait::Template, !table.prompt_prefix.empty() && m_template.size() > 1);
    set(Trait::Model, !table.model.empty());
    set(Trait::Endpoint, !table.endpoint.empty());
    set(Trait::OutputSize, !table.output_tokens.empty() || !table.response_bytes.empty());
    set(Trait::InputSize, !table.input_tokens.empty() || !table.request_bytes.empty());
    set(Trait::Key, !table.api_key.empty());
    countAccounts(index, threads);
}

void TraitTable::deriveNetworks() {
    if (m_table.client_ip.empty() || !m_table.ip_text) return;
    m_network.assign(static_cast<std::size_t>(m_table.client_ip.maxId()) + 1, 0);
    Numbering numbering(m_network_text);
    for (std::uint32_t ip = 1; ip < m_network.size(); ++ip)
        m_network[ip] = numbering.number(networkOf(m_table.ip_text(ip)));
}

void TraitTable::deriveTemplates() {
    if (m_table.prompt_prefix.empty() || !m_table.prefix_text) return;
    m_template.assign(static_cast<std::size_t>(m_table.prompt_prefix.maxId()) + 1, 0);
    Numbering numbering(m_template_text);
    for (std::uint32_t prefix = 1; prefix < m_template.size(); ++prefix)
        m_template[prefix] = numbering.number(templateOf(m_table.prefix_text(prefix)));
}

std::int32_t TraitTable::outputSize(std::size_t row) const {
    if (!m_table.output_tokens.empty()) return m_table.output_tokens[row];
    return m_table.response_bytes.empty() ? -1 : m_table.response_bytes[row];
}

std::int32_t TraitTable::inputSize(std::size_t row) const {
    if (!m_table.input_tokens.empty()) return m_table.input_tokens[row];
    return m_table.request_bytes.empty() ? -1 : m_table.request_bytes[row];
}

void TraitTable::values(Trait trait, std::span<const std::uint32_t> rows,
                        std::vector<std::uint32_t>& out) const {
    out.clear();
    if (!has(trait)) return;
    out.resize(rows.size());
    const auto fill = [&](auto valueOf) {
        for (std::size_t i = 0; i < rows.size(); ++i) out[i] = valueOf(rows[i]);
    };
    const auto column = [&](const IdColumn& ids) {
        fill([&](std::uint32_t row) { return ids[row]; });
    };
    switch (trait) {
    case Trait::Country: return column(m_table.country);
    case Trait::Asn: return column(m_table.asn);
    case Trait::Network:
        return fill([&](std::uint32_t row) { return m_network[m_table.client_ip[row]]; });
    case Trait::Agent: return column(m_table.user_agent);
    case Trait::Template:
        return fill([&](std::uint32_t row) { return m_template[m_table.prompt_prefix[row]]; });
    case Trait::Model: return column(m_table.model);
    case Trait::Endpoint: return column(m_table.endpoint);
    case Trait::OutputSize:
        return fill([&](std::uint32_t row) { return sizeClass(outputSize(row)); });
    case Trait::InputSize:
        return fill([&](std::uint32_t row) { return sizeClass(inputSize(row)); });
    case Trait::Key: return column(m_table.api_key);
    }
}

std::uint32_t TraitTable::valueCount(Trait trait) const {
    switch (trait) {
    case Trait::Country: return m_table.country.maxId() + 1;
    case Trait::Asn: return m_table.asn.maxId() + 1;
    case Trait::Network: return static_cast<std::uint32_t>(m_network_text.size());
    case Trait::Agent: return m_table.user_agent.maxId() + 1;
    case Trait::Template: return static_cast<std::uint32_t>(m_template_text.size());
    case Trait::Model: return m_table.model.maxId() + 1;
    case Trait::Endpoint: return m_table.endpoint.maxId() + 1;
    case Trait::OutputSize:
    case Trait::InputSize: return 66;
    case Trait::Key: return m_table.api_key.maxId() + 1;
    }
    return 1;
}

void TraitTable::countAccounts(const AccountIndex& index, unsigned threads) {
    parallelFor(
        kTraits, threads, {},
        [&](std::size_t t, unsigned) {
            if (m_has[t]) countAccounts(index, static_cast<Trait>(t));
        },
        1);
}

void TraitTable::countAccounts(const AccountIndex& index, Trait trait) {
    const auto t = static_cast<std::size_t>(trait);
    const std::uint32_t count = valueCount(trait);
    m_accounts[t].assign(count, 0);
    std::vector<std::uint32_t> last(count, 0);
    std::vector<std::uint32_t> own;
    for (std::uint32_t account = 1; account <= index.accountCount(); ++account) {
        values(trait, index.rows(account), own);
        for (const std::uint32_t v : own) {
            if (v == 0 || last[v] == account) continue;
            last[v] = account;
            ++m_accounts[t][v];
        }
    }
    for (const std::uint32_t accounts : m_accounts[t]) m_total[t] += accounts;
}

double TraitTable::commonness(Trait trait, std::uint32_t value) const {
    const auto t = static_cast<std::size_t>(trait);
    const double count = value < m_accounts[t].size() ? m_accounts[t][value] : 0.;
    return (count + .5) / (m_total[t] + .5 * static_cast<double>(m_accounts[t].size()) + 1);
}

std::uint32_t TraitTable::accountsWith(Trait trait, std::uint32_t value) const {
    const auto& counts = m_accounts[static_cast<std::size_t>(trait)];
    return value < counts.size() ? counts[value] : 0;
}

std::string TraitTable::text(Trait trait, std::uint32_t value) const {
    const auto known = [&](const TextOf& text) {
        return text ? std::string(text(value)) : "#" + std::to_string(value);
    };
    switch (trait) {
    case Trait::Country: return known(m_table.country_text);
    case Trait::Asn: return known(m_table.asn_text);
    case Trait::Network: return value < m_network_text.size() ? m_network_text[value] : "";
    case Trait::Agent: return known(m_table.agent_text);
    case Trait::Template: return value < m_template_text.size() ? m_template_text[value] : "";
    case Trait::Model: return known(m_table.model_text);
    case Trait::Key: return known(m_table.key_text);
    default: return "#" + std::to_string(value);
    }
}

} // namespace tidemark
