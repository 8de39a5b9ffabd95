// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/account_order.h"

#include "core/analysis/pace.h"

#include <algorithm>
#include <bit>
#include <iterator>

namespace tidemark {

namespace {

// What is in `all` and not in `some`, which is a part of it: as many of equal ones as are over.
std::vector<double> without(const std::vector<double>& all, std::vector<double> some) {
    std::sort(some.begin(), some.end());
    std::vector<double> rest;
    rest.reserve(all.size() - some.size());
    std::set_difference(all.begin(), all.end(), some.begin(), some.end(), std::back_inserter(rest));
    return rest;
}

} // namespace

void AccountOrder::load(const AccountEvents& account) {
    m_gaps.clear();
    m_outputs.clear();
    for (const std::int32_t size : account.output_size)
        if (size > 0) m_outputs.push_back(size);
    std::sort(m_outputs.begin(), m_outputs.end());
    numberPrompts(account);
    m_usual_repeats = account.prompt.empty() ? 0 : repeatShare(account, 0, account.size());
    m_errors = 0;
    for (const std::int16_t status : account.status) m_errors += isError(status) ? 1 : 0;
}

void AccountOrder::numberPrompts(const AccountEvents& account) {
    m_first_prompt.clear();
    m_same_before.clear();
    if (account.prompt.empty()) return;
    const std::size_t slots = std::bit_ceil(2 * account.size() + 1);
    m_slots.assign(slots, 0);
    m_first_prompt.resize(account.size());
    m_same_before.resize(account.size());
    m_latest.assign(account.size(), 0);
    for (std::uint32_t i = 0; i < account.size(); ++i) {
        std::size_t at =
            (account.prompt[i] * std::uint64_t{0x9E3779B97F4A7C15ULL} >> 20) & (slots - 1);
        while (m_slots[at] != 0 && account.prompt[m_slots[at] - 1] != account.prompt[i])
            at = (at + 1) & (slots - 1);
        if (m_slots[at] == 0) m_slots[at] = i + 1;
        const std::uint32_t first = m_slots[at] - 1;
        m_first_prompt[i] = first;
        m_same_before[i] = m_latest[first];
        m_latest[first] = i + 1;
    }
}

double AccountOrder::repeatShare(const AccountEvents& account, std::size_t begin,
                                 std::size_t end) const {
    std::size_t repeats = 0, counted = 0;
    for (std::size_t i = begin; i < end; ++i) {
        if (account.prompt[i] == 0) continue;
        ++counted;
        repeats += static_cast<std::size_t>(m_same_before[i] > begin);
    }
    return counted > 0 ? static_cast<double>(repeats) / static_cast<double>(counted) : 0;
}

double AccountOrder::medianOutputOutside(const AccountEvents& account, const Window& window) const {
    std::vector<std::int32_t> inside;
    for (std::size_t i = window.begin; i < window.end; ++i)
        if (account.output_size[i] > 0) inside.push_back(account.output_size[i]);
    const std::size_t outside = m_outputs.size() - inside.size();
    if (outside == 0) return -1;
    std::sort(inside.begin(), inside.end());
    // the first size that, with all below it, more than half of the others have
    const auto median =
        std::partition_point(m_outputs.begin(), m_outputs.end(), [&](std::int32_t size) {
            const auto all = std::upper_bound(m_outputs.begin(), m_outputs.end(), size);
            const auto in = std::upper_bound(inside.begin(), inside.end(), size);
            return static_cast<std::size_t>((all - m_outputs.begin()) - (in - inside.begin())) <=
                   outside / 2;
        });
    return *median;
}

double AccountOrder::gapVariationOutside(const AccountEvents& account, const Window& window) {
    if (m_gaps.empty()) {
        for (std::size_t i = 1; i < account.size(); ++i)
            m_gaps.push_back(account.hour[i] - account.hour[i - 1]);
        std::sort(m_gaps.begin(), m_gaps.end());
    }
    std::vector<double> inside;
    for (std::size_t i = std::max<std::size_t>(1, window.begin);
         i <= std::min(window.end, account.size() - 1); ++i)
        inside.push_back(account.hour[i] - account.hour[i - 1]);
    return gapVariationSorted(without(m_gaps, std::move(inside)));
}

} // namespace tidemark
