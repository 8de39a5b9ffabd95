// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/detect.h"

#include "core/analysis/burst.h"
#include "core/analysis/explain.h"
#include "core/analysis/group_onset.h"
#include "core/analysis/groups.h"
#include "core/analysis/multiple_testing.h"
#include "core/analysis/parallel.h"
#include "core/analysis/singles.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace tidemark {

namespace {

double probability(double log_odds) {
    return 1 / (1 + std::exp(-log_odds));
}

class Run {
public:
    Run(const EventTable& table, const DetectOptions& options, std::stop_token stop,
        const DetectProgress& progress)
        : m_table(table), m_options(options), m_stop(std::move(stop)), m_progress(progress),
          m_threads(threadCount(options.threads)), m_period(findPeriod(table.ts_ns)),
          m_index(table, m_period) {}

    DetectionRun go() {
        describeInput();
        if (m_period.hours > 0 && m_index.accountCount() > 0) {
            report("traits", 0);
            const TraitTable traits(m_table, m_index, m_threads);
            const PromptSharing prompts(m_table, m_index);
            m_launches = ModelLaunches(m_table, m_index, m_period);
            // groups first: their members do not count as ordinary when p-values are calibrated
            if (m_options.clusters != 0 && !m_stop.stop_requested()) findClusters(traits, prompts);
            if (m_options.singles != 0 && !m_stop.stop_requested()) findSingles(traits, prompts);
        }
        if (m_stop.stop_requested()) {
            m_run.cancelled = true;
            m_run.detections.clear();
        }
        rank();
        return std::move(m_run);
    }

private:
    void report(std::string_view step, std::int64_t done) const {
        if (m_progress) m_progress(step, done, -1);
    }

    void describeInput() {
        m_run.parameters = m_options.describe();
        m_run.events = static_cast<std::int64_t>(m_table.rows());
        m_run.events_without_account = m_index.rowsWithoutAccount();
        m_run.first_ns = m_period.from_ns;
        m_run.last_ns = m_period.toNs();
        m_run.account_state.assign(static_cast<std::size_t>(m_index.accountCount()) + 1,
                                   Untested::NoTime);
        m_run.account_p.assign(m_run.account_state.size(), 1.);
        if (m_period.rows_outside > 0)
            m_run.notes.push_back(std::to_string(m_period.rows_outside) +
                                  " events lie outside the densest six years and were left out");
    }

    [[nodiscard]] Untested stateOf(std::uint32_t account) const {
        const auto rows = m_index.rows(account);
        if (rows.empty()) return Untested::NoTime;
        const double hours = m_period.hourOf(m_table.ts_ns[rows.back()]) -
                             m_period.hourOf(m_table.ts_ns[rows.front()]);
        const bool enough = static_cast<double>(rows.size()) >= m_options.min_events_account &&
                            hours >= 24 * m_options.min_days_account;
        return enough ? Untested::Tested : Untested::NotEnoughData;
    }

    void findSingles(const TraitTable& traits, const PromptSharing& prompts) {
        report("baselines", 0);
        const Population population = learnPopulation(
            m_table, m_index, m_period, m_options.min_events_account, m_threads, m_stop);
        const SingleContext context{m_table,    m_index, m_period,  traits,
                                    population, prompts, m_launches};
        std::vector<std::uint32_t> tested;
        for (std::uint32_t account = 1; account <= m_index.accountCount(); ++account) {
            m_run.account_state[account] = stateOf(account);
            m_run.accounts += m_run.account_state[account] != Untested::NoTime;
            m_run.calibration.not_enough_data +=
                m_run.account_state[account] == Untested::NotEnoughData;
            if (m_run.account_state[account] == Untested::Tested) tested.push_back(account);
        }
        m_run.accounts_tested = static_cast<std::int64_t>(tested.size());
        for (Detection& burst : findBursts(m_table, m_index, m_period, m_run.account_state))
            m_run.detections.push_back(std::move(burst));
        report("accounts", 0);
        std::vector<double> evidence(tested.size(), -1e9);
        std::vector<std::optional<Detection>> found(tested.size());
        std::vector<SingleScratch> scratch(m_threads);
        parallelFor(tested.size(), m_threads, m_stop, [&](std::size_t i, unsigned worker) {
            const auto candidates = examineAccount(context, tested[i], scratch[worker]);
            evidence[i] = candidates.empty() ? kNoEvidence : candidates.front().evidence;
            if (evidence[i] < m_options.min_evidence) return;
            const SingleCandidate& reported = tightest(candidates);
            found[i] = explainSingle(context, reported);
            const double seen =
                firstSeen(context, reported, m_options.min_evidence, scratch[worker]);
            found[i]->detected_at_ns = std::min(found[i]->end_ns, m_period.nsOf(seen));
        });
        if (m_stop.stop_requested()) return;
        std::vector<double> reference;
        for (std::size_t i = 0; i < tested.size(); ++i)
            if (!std::binary_search(m_grouped.begin(), m_grouped.end(), tested[i]))
                reference.push_back(evidence[i]);
        const std::vector<double> p = empiricalP(evidence, reference);
        const std::vector<double> q = benjaminiHochberg(p);
        const auto not_enough = m_run.calibration.not_enough_data;
        m_run.calibration = calibrationOf(p, q);
        m_run.calibration.not_enough_data = not_enough;
        for (std::size_t i = 0; i < tested.size(); ++i) {
            m_run.account_p[tested[i]] = p[i];
            if (!found[i] || q[i] > m_options.max_q_single) continue;
            found[i]->p_value = p[i];
            found[i]->q_value = q[i];
            found[i]->score = probability(evidence[i]);
            m_run.detections.push_back(std::move(*found[i]));
        }
    }

    void findClusters(const TraitTable& traits, const PromptSharing& prompts) {
        report("groups", 0);
        const GroupSearch search = findGroups(m_table, m_index, m_period, traits, prompts,
                                              m_launches, m_options, m_threads, m_stop);
        m_run.groups_tested = static_cast<std::int64_t>(search.groups.size());
        PartialJudge judge(search.profiles, groupBackground(search.profiles, search.graph));
        for (const Group& group : search.groups) {
            if (group.suspicion < m_options.min_suspicion) continue;
            Detection d = explainGroup(m_table, m_period, traits, search, group);
            d.score = probability(group.suspicion);
            const double seen =
                groupFirstSeen(m_table, m_index, m_period, traits, search, group, judge,
                               m_options.min_group_accounts, m_options.min_suspicion);
            d.detected_at_ns = std::min(d.end_ns, m_period.nsOf(seen));
            m_grouped.insert(m_grouped.end(), group.accounts.begin(), group.accounts.end());
            m_run.detections.push_back(std::move(d));
        }
        std::sort(m_grouped.begin(), m_grouped.end());
    }

    void rank() {
        auto& all = m_run.detections;
        std::erase_if(all, [&](const Detection& d) { return d.score < m_options.min_score; });
        std::stable_sort(all.begin(), all.end(), [](const Detection& a, const Detection& b) {
            if (a.score != b.score) return a.score > b.score;
            if (a.kind != b.kind) return a.kind > b.kind;
            return a.accounts < b.accounts;
        });
    }

    static constexpr double kNoEvidence = -20;
    const EventTable& m_table;
    const DetectOptions& m_options;
    std::stop_token m_stop;
    const DetectProgress& m_progress;
    unsigned m_threads;
    Period m_period;
    AccountIndex m_index;
    ModelLaunches m_launches;
    std::vector<std::uint32_t> m_grouped; // accounts of reported clusters, ascending
    DetectionRun m_run;
};

} // namespace

DetectionRun detect(const EventTable& table, const DetectOptions& options, std::stop_token stop,
                    const DetectProgress& progress) {
    return Run(table, options, std::move(stop), progress).go();
}

} // namespace tidemark
