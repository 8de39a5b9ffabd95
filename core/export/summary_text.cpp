// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/summary_text.h"

#include "core/base/text.h"
#include "core/base/time_zone.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace tidemark {

namespace {

constexpr std::array<const char*, 12> kMonths = {"January",   "February", "March",    "April",
                                                 "May",       "June",     "July",     "August",
                                                 "September", "October",  "November", "December"};

std::int64_t of(const std::array<std::int64_t, kStoredMetrics>& sums, Metric metric) {
    return sums[static_cast<std::size_t>(metric)];
}

std::string whatHappened(const CaseContent& content, const Summary& s) {
    if (s.events == 0) return "The case holds no events yet.";
    const std::string span = fmt::format("The logs run from {} to {}.",
                                         dateText(s.first_ns, s.zone), dateText(s.last_ns, s.zone));
    if (!content.run && s.accounts_involved == 0)
        return fmt::format("{} They hold {} of {}. Detection has not been run.", span,
                           amountText(Metric::Requests, of(s.total, Metric::Requests)),
                           countText(s.accounts, "account", "accounts"));
    if (s.accounts_involved == 0)
        return fmt::format(
            "{} Of {}, none stands out from its own past or acts in step with others.", span,
            countText(s.accounts, "account", "accounts"));
    std::string when;
    if (s.involved_first_ns != kNoTime) {
        const std::string first = dateText(s.involved_first_ns, s.zone),
                          last = dateText(s.involved_last_ns - 1, s.zone);
        when = first == last ? "On " + first + ", " : "Between " + first + " and " + last + ", ";
    }
    std::string out = fmt::format("{}{} of {} acted in a way that calls for an explanation.", when,
                                  groupedNumber(s.accounts_involved),
                                  countText(s.accounts, "account", "accounts"));
    if (when.empty())
        out = fmt::format("{} of {} are named in this case.", groupedNumber(s.accounts_involved),
                          countText(s.accounts, "account", "accounts"));
    out += fmt::format(" {} {}", s.accounts_involved == 1 ? "It made" : "Together they made",
                       amountText(Metric::Requests, of(s.involved, Metric::Requests)));
    if (of(s.total, Metric::OutputTokens) > 0)
        out += fmt::format(" and received {}",
                           amountText(Metric::OutputTokens, of(s.involved, Metric::OutputTokens)));
    out += fmt::format(", {} of all {} in the logs.", percentText(s.share),
                       s.share_metric == "requests" ? "requests" : "output tokens");
    return out;
}

void howSure(const CaseContent& content, Summary& s) {
    if (s.detections > 0) {
        s.how_sure.push_back(
            fmt::format("{}: {} confirmed by a person, {} dismissed, {} not yet looked at.",
                        countText(s.detections, "detection", "detections"), s.detections_confirmed,
                        s.detections_dismissed, s.detections_open));
        const DetectionRow& strongest = content.detections.front();
        if (strongest.q_value)
            s.how_sure.push_back(fmt::format("The strongest has a q-value of {:.2g}: of detections "
                                             "as strong as this, that share is "
                                             "expected to be chance.",
                                             *strongest.q_value));
    }
    std::int64_t signedOff = 0, high = 0;
    for (const FindingContentFull& full : content.findings) {
        high += full.finding.content.confidence == Confidence::High;
        signedOff += std::any_of(full.sign_offs.begin(), full.sign_offs.end(),
                                 [](const SignOff& each) { return each.current; });
    }
    if (s.findings > 0)
        s.how_sure.push_back(
            fmt::format("{}: {} stated with high confidence, {} signed off by a second person.",
                        countText(s.findings, "finding", "findings"), high, signedOff));
    s.how_sure.push_back(fmt::format("Every figure is counted from {}: {} were read, {} understood "
                                     "as events and {} kept as rejects.",
                                     countText(s.sources, "source", "sources"),
                                     countText(s.records, "record", "records"),
                                     groupedNumber(s.events), groupedNumber(s.rejects)));
}

void whatIsOpen(const CaseContent& content, Summary& s) {
    const auto add = [&s](std::string text) { s.open_points.push_back(std::move(text)); };
    if (s.sources == 0) add("No log has been imported.");
    if (s.events > 0 && !content.run) add("Detection has not been run.");
    if (s.detections_open > 0)
        add(countText(s.detections_open, "detection waits", "detections wait") +
            " for a decision.");
    const std::int64_t unfinished = s.findings_by_status[0] + s.findings_by_status[1];
    if (unfinished > 0)
        add(countText(unfinished, "finding is", "findings are") + " in draft or in review.");
    for (const FindingContentFull& full : content.findings) {
        const bool isSigned = std::any_of(full.sign_offs.begin(), full.sign_offs.end(),
                                          [](const SignOff& each) { return each.current; });
        if (full.finding.content.status == FindingStatus::Confirmed && !isSigned)
            add("\"" + full.finding.content.title +
                "\" is confirmed but not signed off by a second person.");
        for (const ExhibitContent& exhibit : full.exhibits)
            if (!exhibit.state.current())
                add(exhibit.exhibit.label() + ": " +
                    (exhibit.state.notes.empty() ? "changed since" : exhibit.state.notes.front()));
    }
    if (s.rejects > 0)
        add(countText(s.rejects, "record", "records") + " could not be understood and " +
            (s.rejects == 1 ? "is" : "are") + " not in the figures.");
    for (const Source& source : content.sources)
        if (!source.damage.empty()) add(source.name + " was read only in part: " + source.damage);
}

} // namespace

std::string countText(std::int64_t count, std::string_view one, std::string_view many) {
    return fmt::format("{} {}", groupedNumber(count), count == 1 ? one : many);
}

std::string dateText(std::int64_t ts_ns, std::string_view zoneName) {
    if (ts_ns == kNoTime) return "an unknown date";
    const TimeZone zone = TimeZone::find(zoneName).value_or(TimeZone());
    const CivilTime local = civilFromNs(ts_ns + zone.offsetAt(ts_ns) * kNsPerSecond);
    return fmt::format("{} {} {}", local.day, kMonths[local.month - 1], local.year);
}

std::string bytesText(std::int64_t bytes) {
    static constexpr std::pair<double, const char*> kUnits[] = {
        {1e12, "TB"}, {1e9, "GB"}, {1e6, "MB"}, {1e3, "kB"}};
    for (const auto& [unit, name] : kUnits)
        if (static_cast<double>(bytes) >= unit)
            return fmt::format("{:.3g} {}", static_cast<double>(bytes) / unit, name);
    return fmt::format("{} bytes", bytes);
}

std::string amountText(Metric metric, std::int64_t value) {
    switch (metric) {
    case Metric::RequestBytes: return bytesText(value) + " sent";
    case Metric::ResponseBytes: return bytesText(value) + " received";
    case Metric::Requests: return countText(value, "request", "requests");
    case Metric::Errors: return countText(value, "error", "errors");
    default:
        return value < 1'000'000 ? fmt::format("{} {}", groupedNumber(value),
                                               lowerAscii(metricInfo(metric).label))
                                 : fmt::format("{} {}", shortNumber(static_cast<double>(value)),
                                               lowerAscii(metricInfo(metric).label));
    }
}

std::string percentText(double share) {
    const double percent = share * 100;
    if (percent > 0 && percent < 0.1) return "under 0.1 %";
    if (percent > 99.9 && percent < 100) return "over 99.9 %";
    return fmt::format("{:.1f} %", percent);
}

void describeSummary(const CaseContent& content, Summary& summary) {
    summary.sentence = whatHappened(content, summary);
    howSure(content, summary);
    whatIsOpen(content, summary);
}

} // namespace tidemark
