// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/incident_reader.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <functional>
#include <limits>
#include <stdexcept>

namespace tidemark::bench {

namespace {

constexpr std::array<std::string_view, kDictionaries> kIdFields = {
    "account_id", "api_key_id", "org_id",   "client_ip",           "asn",         "country",
    "user_agent", "model",      "endpoint", "payment_fingerprint", "prompt_hash", "prompt_prefix"};
constexpr std::array<std::string_view, 5> kNumberFields = {
    "input_tokens", "output_tokens", "request_bytes", "response_bytes", "latency_ms"};

std::array<IdColumn*, kDictionaries> idColumns(EventTable& t) {
    return {&t.account,    &t.api_key, &t.org,      &t.client_ip, &t.asn,         &t.country,
            &t.user_agent, &t.model,   &t.endpoint, &t.payment,   &t.prompt_hash, &t.prompt_prefix};
}

std::array<std::vector<std::int32_t>*, 5> numberColumns(EventTable& t) {
    return {&t.input_tokens, &t.output_tokens, &t.request_bytes, &t.response_bytes, &t.latency_ms};
}

void connectTexts(LoadedTable& loaded) {
    auto of = [&loaded](std::size_t d) -> TextOf {
        return [&loaded, d](std::uint32_t id) { return loaded.dictionaries[d].text(id); };
    };
    EventTable& t = loaded.table;
    t.account_text = of(0);
    t.key_text = of(1);
    t.org_text = of(2);
    t.ip_text = of(3);
    t.asn_text = of(4);
    t.country_text = of(5);
    t.agent_text = of(6);
    t.model_text = of(7);
    t.payment_text = of(9);
    t.prefix_text = of(11);
}

// YYYY-MM-DDTHH:MM:SS[.fff]Z; the day arithmetic is H. Hinnant's days_from_civil.
std::int64_t isoNs(std::string_view text) {
    auto number = [&](std::size_t at, std::size_t digits) {
        std::int64_t value = 0;
        for (std::size_t i = at; i < at + digits; ++i) value = value * 10 + (text[i] - '0');
        return value;
    };
    if (text.size() < 19) throw std::runtime_error("bad time: " + std::string(text));
    const std::int64_t month = number(5, 2), year = number(0, 4) - (month <= 2);
    const std::int64_t era = year / 400, yoe = year - era * 400;
    const std::int64_t doy = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + number(8, 2) - 1;
    const std::int64_t days = era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
    const std::int64_t seconds =
        days * 86400 + number(11, 2) * 3600 + number(14, 2) * 60 + number(17, 2);
    std::int64_t ns = seconds * 1'000'000'000, unit = 100'000'000;
    for (std::size_t i = 20; i < text.size() && text[i] >= '0' && text[i] <= '9'; ++i, unit /= 10)
        ns += (text[i] - '0') * unit;
    return ns;
}

class Reader {
public:
    explicit Reader(LoadedTable& loaded)
        : m_loaded(loaded), m_ids(idColumns(loaded.table)), m_numbers(numberColumns(loaded.table)) {
    }

    void line(simdjson::dom::object row) {
        EventTable& t = m_loaded.table;
        t.ts_ns.push_back(isoNs(row["ts"].get_string().value()));
        if (t.ts_ns.size() == 1) decideColumns(row);
        for (std::size_t d = 0; d < kDictionaries; ++d)
            if (m_has_id[d]) m_ids[d]->push_back(idOf(row, d));
        for (std::size_t n = 0; n < kNumberFields.size(); ++n)
            if (m_has_number[n]) {
                std::int64_t value = -1;
                if (row[kNumberFields[n]].get_int64().get(value) != simdjson::SUCCESS) value = -1;
                m_numbers[n]->push_back(static_cast<std::int32_t>(
                    std::clamp<std::int64_t>(value, -1, std::numeric_limits<std::int32_t>::max())));
            }
        std::int64_t status = 0;
        if (m_has_status && row["status"].get_int64().get(status) == simdjson::SUCCESS)
            t.status.push_back(static_cast<std::int16_t>(status));
        if (!m_has_created) return;
        const std::uint32_t account = t.account[t.account.size() - 1];
        if (t.account_created_ns.size() <= account) t.account_created_ns.resize(account + 1, 0);
        if (t.account_created_ns[account] == 0)
            t.account_created_ns[account] = isoNs(row["account_created_at"].get_string().value());
    }

private:
    void decideColumns(simdjson::dom::object row) {
        auto has = [&](std::string_view name) { return row[name].error() == simdjson::SUCCESS; };
        for (std::size_t d = 0; d < kDictionaries; ++d) m_has_id[d] = has(kIdFields[d]);
        for (std::size_t n = 0; n < kNumberFields.size(); ++n)
            m_has_number[n] = has(kNumberFields[n]);
        m_has_status = has("status");
        m_has_created = has("account_created_at");
    }
    std::uint32_t idOf(simdjson::dom::object row, std::size_t d) {
        const auto element = row[kIdFields[d]];
        std::string_view text;
        if (element.get_string().get(text) == simdjson::SUCCESS)
            return m_loaded.dictionaries[d].idOf(text);
        std::int64_t number = 0;
        if (element.get_int64().get(number) == simdjson::SUCCESS)
            return m_loaded.dictionaries[d].idOf(std::to_string(number));
        return 0;
    }

    LoadedTable& m_loaded;
    std::array<IdColumn*, kDictionaries> m_ids;
    std::array<std::vector<std::int32_t>*, 5> m_numbers;
    std::array<bool, kDictionaries> m_has_id{};
    std::array<bool, 5> m_has_number{};
    bool m_has_status = false, m_has_created = false;
};

template <class T>
void put(std::ostream& out, const std::vector<T>& values) {
    const std::uint64_t count = values.size();
    out.write(reinterpret_cast<const char*>(&count), sizeof count);
    out.write(reinterpret_cast<const char*>(values.data()),
              static_cast<std::streamsize>(count * sizeof(T)));
}

template <class T>
void take(std::istream& in, std::vector<T>& values) {
    std::uint64_t count = 0;
    in.read(reinterpret_cast<char*>(&count), sizeof count);
    values.resize(count);
    in.read(reinterpret_cast<char*>(values.data()),
            static_cast<std::streamsize>(count * sizeof(T)));
    if (!in) throw std::runtime_error("the saved table is damaged");
}

} // namespace

std::uint32_t Dictionary::idOf(std::string_view text) {
    if (text.empty()) return 0;
    if (const auto it = m_ids.find(text); it != m_ids.end()) return it->second;
    m_texts.emplace_back(text);
    const auto id = static_cast<std::uint32_t>(m_texts.size() - 1);
    m_ids.emplace(m_texts.back(), id);
    return id;
}

std::unique_ptr<LoadedTable> readJsonl(const std::string& path) {
    auto loaded = std::make_unique<LoadedTable>();
    Reader reader(*loaded);
    std::ifstream in(path, std::ios::binary);
    if (!in) throw std::runtime_error("cannot read " + path);
    simdjson::dom::parser parser;
    constexpr std::size_t kChunk = 32U << 20;
    std::string buffer, rest;
    while (in || !rest.empty()) {
        buffer = rest;
        const std::size_t kept = buffer.size();
        buffer.resize(kept + kChunk);
        in.read(buffer.data() + kept, static_cast<std::streamsize>(kChunk));
        buffer.resize(kept + static_cast<std::size_t>(in.gcount()));
        const bool last = !in;
        const std::size_t cut = last ? buffer.size() : buffer.rfind('\n') + 1;
        rest = buffer.substr(cut);
        buffer.resize(cut);
        buffer.reserve(cut + simdjson::SIMDJSON_PADDING);
        for (std::size_t at = 0; at < buffer.size();) {
            const std::size_t end = std::min(buffer.find('\n', at), buffer.size());
            if (end > at)
                reader.line(parser
                                .parse(buffer.data() + at, end - at,
                                       buffer.capacity() - end < simdjson::SIMDJSON_PADDING)
                                .value());
            at = end + 1;
        }
        if (last) break;
    }
    connectTexts(*loaded);
    return loaded;
}

void saveTable(const LoadedTable& loaded, const std::string& path) {
    std::ofstream out(path, std::ios::binary);
    auto& table = const_cast<EventTable&>(loaded.table); // only read below
    put(out, table.ts_ns);
    for (const IdColumn* column : idColumns(table)) {
        std::vector<std::uint32_t> ids(column->size());
        for (std::size_t i = 0; i < ids.size(); ++i) ids[i] = (*column)[i];
        put(out, ids);
    }
    for (const auto* column : numberColumns(table)) put(out, *column);
    put(out, table.status);
    put(out, table.account_created_ns);
    for (const Dictionary& dictionary : loaded.dictionaries) {
        std::vector<std::uint32_t> lengths;
        std::vector<char> text;
        for (std::uint32_t id = 1; id < dictionary.size(); ++id) {
            const std::string_view t = dictionary.text(id);
            lengths.push_back(static_cast<std::uint32_t>(t.size()));
            text.insert(text.end(), t.begin(), t.end());
        }
        put(out, lengths);
        put(out, text);
    }
    if (!out) throw std::runtime_error("cannot write " + path);
}

std::unique_ptr<LoadedTable> loadTable(const std::string& path) {
    auto loaded = std::make_unique<LoadedTable>();
    std::ifstream in(path, std::ios::binary);
    if (!in) throw std::runtime_error("cannot read " + path);
    EventTable& table = loaded->table;
    take(in, table.ts_ns);
    for (IdColumn* column : idColumns(table)) {
        std::vector<std::uint32_t> ids;
        take(in, ids);
        column->reserve(ids.size());
        for (const std::uint32_t id : ids) column->push_back(id);
    }
    for (auto* column : numberColumns(table)) take(in, *column);
    take(in, table.status);
    take(in, table.account_created_ns);
    for (Dictionary& dictionary : loaded->dictionaries) {
        std::vector<std::uint32_t> lengths;
        std::vector<char> text;
        take(in, lengths);
        take(in, text);
        std::size_t at = 0;
        for (const std::uint32_t length : lengths) {
            dictionary.idOf({text.data() + at, length});
            at += length;
        }
    }
    connectTexts(*loaded);
    return loaded;
}

} // namespace tidemark::bench
