// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/explain.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace tidemark {

namespace {

constexpr double kShiftHours = 72; // longer than this is a shift, not a spike

std::string spanText(double hours) {
    if (hours < 2) return fmt::format("{:.0f} minutes", hours * 60);
    if (hours < 72) return fmt::format("{:.0f} hours", hours);
    return fmt::format("{:.0f} days", hours / 24);
}

} // namespace

Detection explainSingle(const SingleContext& context, const SingleCandidate& c) {
    Detection d;
    d.kind = c.to - c.from > kShiftHours ? DetectionKind::Shift : DetectionKind::Spike;
    d.accounts = {c.account};
    d.metric = "requests";
    d.start_ns = context.period.nsOf(c.from);
    d.end_ns = context.period.nsOf(c.to);
    d.observed = c.requests.count;
    d.expected = c.requests.mean;
    d.ratio = d.observed / std::max(d.expected, .01);
    d.excess_low = d.observed - d.expected - 1.96 * std::sqrt(c.requests.variance);
    d.excess_high = d.observed - d.expected + 1.96 * std::sqrt(c.requests.variance);
    d.resolution_ns = static_cast<std::int64_t>(c.window.length * static_cast<double>(kHourNs));
    d.detected_at_ns = d.end_ns;
    d.baseline = {context.period.nsOf(c.from - c.facts.hours_before),
                  context.period.nsOf(c.to + c.facts.hours_after), c.requests.level * 24,
                  c.requests.clump, c.requests.day_variance,
                  "level outside the window x weekly rhythm x what all accounts did in that hour; "
                  "negative binomial"};
    d.explanation = fmt::format(
        "{:.0f} requests in {} where {:.1f} were expected ({:.1f} times), {:.0f} of them unlike the "
        "account's own: consistent with use on top of its own traffic.",
        d.observed, spanText(c.to - c.from), d.expected, d.ratio, c.manner.foreign);
    return d;
}

Detection explainGroup(const EventTable&, const Period& period, const TraitTable&,
                       const GroupSearch& search, const Group& group) {
    Detection d;
    d.kind = DetectionKind::Cluster;
    d.accounts = group.accounts;
    d.metric = "accounts";
    double first = 1e300, last = -1e300;
    for (const std::uint32_t account : group.accounts) {
        first = std::min(first, search.profiles.accounts[account].first);
        last = std::max(last, search.profiles.accounts[account].last);
    }
    d.start_ns = period.nsOf(first);
    d.end_ns = period.nsOf(last) + 1;
    d.detected_at_ns = d.end_ns;
    d.observed = static_cast<double>(group.accounts.size());
    d.explanation = fmt::format(
        "{} accounts of {} parties share rare values and behave alike: consistent with one actor.",
        group.accounts.size(), group.parties);
    return d;
}

} // namespace tidemark
