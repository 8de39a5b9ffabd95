// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/event_table.h"

#include "core/analysis/parallel.h"

#include <algorithm>
#include <array>

namespace tidemark {

namespace {

template <class T>
void reorder(std::vector<T>& column, const std::vector<std::uint32_t>& order) {
    if (column.empty()) return;
    std::vector<T> sorted;
    sorted.reserve(order.size());
    for (const std::uint32_t row : order) sorted.push_back(column[row]);
    column = std::move(sorted);
}

// Row numbers by account, in their order so far (a counting sort).
std::vector<std::uint32_t> orderByAccount(const IdColumn& account) {
    std::vector<std::uint32_t> next(static_cast<std::size_t>(account.maxId()) + 2, 0);
    for (std::size_t row = 0; row < account.size(); ++row) ++next[account[row] + std::size_t{1}];
    for (std::size_t id = 1; id < next.size(); ++id) next[id] += next[id - 1];
    std::vector<std::uint32_t> order(account.size());
    for (std::size_t row = 0; row < account.size(); ++row)
        order[next[account[row]]++] = static_cast<std::uint32_t>(row);
    return order;
}

} // namespace

void EventTable::sortByAccount(unsigned threads) {
    if (account.size() != rows()) return;
    const std::vector<std::uint32_t> order = orderByAccount(account);
    reorder(ts_ns, order); // the widest one alone
    const std::array ids = {&account,  &api_key, &org,         &client_ip,
                            &asn,      &country, &user_agent,  &model,
                            &endpoint, &payment, &prompt_hash, &prompt_prefix};
    const std::array numbers = {&input_tokens, &output_tokens, &request_bytes, &response_bytes,
                                &latency_ms};
    parallelFor(
        ids.size() + numbers.size() + 1, std::min(threads, 2U), {},
        [&](std::size_t i, unsigned) {
            if (i < ids.size())
                ids[i]->reorder(order);
            else if (i < ids.size() + numbers.size())
                reorder(*numbers[i - ids.size()], order);
            else
                reorder(status, order);
        },
        1);
}

} // namespace tidemark
