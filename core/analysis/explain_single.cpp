// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/evidence.h"
#include "core/analysis/explain.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace tidemark {

namespace {

constexpr double kShiftHours = 72; // longer than this is a shift, not a spike
constexpr double kTelling = 1.2;   // mean log ratio from which a kind of trait is worth a line

std::string spanText(double hours) {
    if (hours < 2) return fmt::format("{:.0f} minutes", hours * 60);
    if (hours < 72) return fmt::format("{:.0f} hours", hours);
    return fmt::format("{:.0f} days", hours / 24);
}

std::string kindText(MannerKind kind) {
    switch (kind) {
    case MannerKind::Place: return "place";
    case MannerKind::Agent: return "user agent";
    case MannerKind::Template: return "prompt template";
    case MannerKind::OutputSize: return "answer size";
    case MannerKind::InputSize: return "question size";
    }
    return "";
}

LawfulCheck everyoneRose(const SingleCandidate& c) {
    const bool part = c.facts.everybody > 1.3;
    return {"everyone rose", part ? LawfulVerdict::Partly : LawfulVerdict::Excluded,
            fmt::format("All accounts together were at {:.2f} times their usual in that time; this "
                        "is taken into the {:.1f} expected.",
                        c.facts.everybody, c.requests.mean)};
}

LawfulCheck retries(const SingleCandidate& c) {
    if (c.facts.errors_in < 0)
        return {"retries", LawfulVerdict::Unknown,
                "The log has no status, so refused requests cannot be told."};
    const bool part = c.facts.errors_in > c.facts.errors_out + .1 ||
                      c.facts.repeats_in > c.facts.repeats_out + .2;
    return {"retries", part ? LawfulVerdict::Partly : LawfulVerdict::Excluded,
            fmt::format("{:.0f} % of the requests were refused or failed (otherwise {:.0f} %) and "
                        "{:.0f} % repeat a prompt (otherwise {:.0f} %).",
                        100 * c.facts.errors_in, 100 * std::max(0., c.facts.errors_out),
                        100 * c.facts.repeats_in, 100 * c.facts.repeats_out)};
}

LawfulCheck loadTest(const SingleCandidate& c) {
    if (c.facts.output_in < 0 || c.facts.output_out < 0)
        return {"load test", LawfulVerdict::Unknown,
                "The log does not say how large the answers were."};
    const bool part = 2 * c.facts.output_in < c.facts.output_out;
    return {
        "load test", part ? LawfulVerdict::Partly : LawfulVerdict::Excluded,
        fmt::format("The median answer was {:.0f} against {:.0f} otherwise; a load test asks for "
                    "little.",
                    c.facts.output_in, c.facts.output_out)};
}

LawfulCheck scheduledJob(const SingleCandidate& c) {
    return {"scheduled job",
            c.facts.recurrence > .2 ? LawfulVerdict::Partly : LawfulVerdict::Excluded,
            fmt::format("At the same hours of other days or weeks, {:.0f} % saw at least half as "
                        "many requests.",
                        100 * c.facts.recurrence)};
}

LawfulCheck launch(const SingleCandidate& c) {
    const bool own_day =
        c.facts.shape_expected > .05 && c.facts.shape_gain > .7 * c.facts.shape_expected;
    const bool lasts = c.to - c.from > 48 && c.facts.hours_after < 24;
    return {"growth of the account's own use",
            own_day && lasts ? LawfulVerdict::Partly : LawfulVerdict::Excluded,
            fmt::format("The account was active for {} after it{}.", spanText(c.facts.hours_after),
                        own_day ? "; the requests keep the account's own daily hours"
                                : "; the requests do not keep the account's own daily hours")};
}

LawfulCheck moved(const SingleCandidate& c) {
    if (c.manner.foreign < 4)
        return {"traffic moved", LawfulVerdict::Excluded,
                "The requests look like the account's own; nothing moved."};
    return {"traffic moved", c.manner.own_z < -2 ? LawfulVerdict::Partly : LawfulVerdict::Excluded,
            fmt::format("Beside {:.0f} unlike requests there were {:.0f} of the usual kind where "
                        "{:.1f} were expected: the unlike ones came {}.",
                        c.manner.foreign, c.manner.own, c.manner.own_mean,
                        c.manner.own_z < -2 ? "instead of them" : "on top")};
}

LawfulCheck evaluation(const SingleContext& context, const SingleCandidate& c) {
    if (c.facts.new_model < 0)
        return {"a new model", LawfulVerdict::Excluded, "No model came out in the log's time."};
    if (c.facts.model == 0)
        return {"a new model", LawfulVerdict::Excluded,
                "None of the requests asks a model in its first three days."};
    return {"a new model", c.facts.new_model > .4 ? LawfulVerdict::Partly : LawfulVerdict::Excluded,
            fmt::format("{:.0f} % of the requests ask '{}' in its first three days; some try a new "
                        "model out as soon as it is there.",
                        100 * c.facts.new_model, context.traits.text(Trait::Model, c.facts.model))};
}

void addTraits(const SingleContext& context, const SingleCandidate& c, Detection& d) {
    for (std::size_t k = 0; k < kMannerKinds; ++k) {
        if (c.manner.foreign < 4 || c.manner.novelty[k] < kTelling) continue;
        const std::string kind = kindText(static_cast<MannerKind>(k));
        const std::string value = context.traits.text(c.manner.top_trait[k], c.manner.top_value[k]);
        const bool named = static_cast<MannerKind>(k) < MannerKind::OutputSize;
        d.traits.push_back(
            {kind, c.manner.novelty[k], c.manner.new_in[k], c.manner.new_out[k],
             fmt::format("{}: {:.0f} % of the requests inside and {:.0f} % outside have "
                         "values that are rare for the account{}.",
                         kind, 100 * c.manner.new_in[k], 100 * c.manner.new_out[k],
                         named ? fmt::format(" ({} '{}')", traitName(c.manner.top_trait[k]), value)
                               : "")});
    }
    if (c.manner.pace_shift > 3)
        d.traits.push_back(
            {"pace", c.manner.pace_shift / std::max(1., c.requests.count), 0, 0,
             fmt::format("pace: gaps between requests differ from the habit by {:.0f} nats "
                         "over the window.",
                         c.manner.pace_shift)});
}

std::string sentence(const SingleCandidate& c, const Detection& d) {
    std::string text =
        fmt::format("{:.0f} requests in {} where {:.1f} were expected from the account's "
                    "own habit ({:.1f} times)",
                    d.observed, spanText(c.to - c.from), d.expected, d.ratio);
    if (d.traits.empty() || c.manner.foreign < 4)
        return text + ", in the account's usual manner: consistent with use beyond its own.";
    text += fmt::format(", {:.0f} of them unlike its usual requests in ", c.manner.foreign);
    for (std::size_t i = 0; i < d.traits.size(); ++i)
        text += (i == 0 ? "" : i + 1 == d.traits.size() ? " and " : ", ") + d.traits[i].trait;
    text += c.manner.own_z >= -2 ? ", on top of its usual traffic" : "";
    return text + ": consistent with someone else using it.";
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
                  context.period.nsOf(c.to + c.facts.hours_after),
                  c.requests.level * 24,
                  c.requests.clump,
                  c.requests.day_variance,
                  "level outside the window x weekly rhythm x what all accounts did in that hour; "
                  "negative binomial"};
    addTraits(context, c, d);
    d.explanation = sentence(c, d);
    d.lawful = {everyoneRose(c), retries(c), loadTest(c),           scheduledJob(c),
                launch(c),       moved(c),   evaluation(context, c)};
    d.would_break = d.traits.empty() ? "An account holder who names the work that these requests "
                                       "did would overturn it; it rests "
                                       "on volume and timing alone."
                                     : "An account holder who recognises the places, programs and "
                                       "prompts listed here as their own "
                                       "would overturn it.";
    return d;
}

} // namespace tidemark
