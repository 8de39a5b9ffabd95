// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/annotation_store.h"
#include "core/store/comment_store.h"
#include "core/store/exhibit_store.h"
#include "core/store/finding_store.h"
#include "core/store/network_store.h"
#include "core/store/tag_store.h"
#include "core/store/verdict_store.h"
#include "core/store/write_support.h"
#include "core/verify/verify_case.h"

#include <fmt/format.h>

#include <map>
#include <set>

namespace tidemark {

namespace {

// "finding:3 2" -> digest: what the custody log says was written.
using Pinned = std::map<std::string, std::string>;

std::string detail(const CustodyEntry& entry, const char* key) {
    const auto at = entry.details.find(key);
    return at != entry.details.end() ? at->second : std::string();
}

Pinned pinnedBy(const std::vector<CustodyEntry>& entries) {
    Pinned out;
    for (const CustodyEntry& entry : entries) {
        const std::string digest = detail(entry, "content_sha256"),
                          comment = detail(entry, "comment");
        if (digest.empty()) continue;
        // Comments and sign-offs are numbered over the case, the rest by subject and revision.
        out[comment.empty() ? entry.subject + " " + detail(entry, "revision")
                            : "comment " + comment] = digest;
    }
    return out;
}

class Checker {
public:
    Checker(Pinned pinned, VerifyReport& report) : m_pinned(std::move(pinned)), m_report(report) {}
    void row(const std::string& key, const std::string& digest) {
        const auto at = m_pinned.find(key);
        if (at == m_pinned.end())
            m_report.fault(key, "the custody log has no entry for it");
        else if (at->second != digest)
            m_report.fault(key, "it is not what the custody log says was written");
        m_seen.insert(key);
    }
    void finish() {
        for (const auto& [key, digest] : m_pinned)
            if (!m_seen.contains(key))
                m_report.fault(
                    key, "the custody log says that it was written, but it is not in the case");
        m_report.checked.push_back(
            fmt::format("{} texts of people against the custody log", m_seen.size()));
    }

private:
    Pinned m_pinned;
    std::set<std::string> m_seen;
    VerifyReport& m_report;
};

Status checkFindings(CaseFile& file, Checker& checker) {
    FindingStore store(file);
    TM_ASSIGN(const std::vector<Finding> all, store.all(true));
    for (const Finding& finding : all) {
        TM_ASSIGN(const std::vector<Finding> revisions, store.revisions(finding.id));
        for (const Finding& each : revisions)
            checker.row(fmt::format("finding:{} {}", each.id, each.revision),
                        findingDigest(each.content, each.retracted));
    }
    return ok();
}

Status checkAnnotations(CaseFile& file, Checker& checker) {
    AnnotationStore store(file);
    TM_ASSIGN(const std::vector<Annotation> all, store.all(true));
    for (const Annotation& note : all) {
        TM_ASSIGN(const std::vector<Annotation> revisions, store.revisions(note.id));
        for (const Annotation& each : revisions)
            checker.row(fmt::format("annotation:{} {}", each.id, each.revision),
                        annotationDigest(each.content, each.retracted));
    }
    return ok();
}

Status checkExhibits(CaseFile& file, Checker& checker) {
    TM_ASSIGN(const std::vector<Exhibit> all, ExhibitStore(file).all(0, true));
    for (const Exhibit& each : all)
        checker.row(each.label() + " ", exhibitDigest(each.kind, each.caption, each.frozen_json));
    return ok();
}

Status checkTags(CaseFile& file, Checker& checker) {
    TM_ASSIGN(Statement rows,
              file.db().prepare(
                  "SELECT name, revision, events FROM tag_revision ORDER BY name, revision"));
    while (true) {
        TM_ASSIGN(const bool more, rows.step());
        if (!more) return ok();
        checker.row(fmt::format("tag:{} {}", rows.text(0), rows.int64(1)),
                    contentDigest({rows.text(0), rows.blob(2)}));
    }
}

Status checkComments(CaseFile& file, Checker& checker) {
    TM_ASSIGN(Statement rows,
              file.db().prepare("SELECT id, subject, text FROM comment ORDER BY id"));
    while (true) {
        TM_ASSIGN(const bool more, rows.step());
        if (!more) return ok();
        checker.row(fmt::format("comment {}", rows.int64(0)),
                    contentDigest({rows.text(1), rows.text(2)}));
    }
}

Status checkReferences(CaseFile& file, Checker& checker) {
    TM_ASSIGN(
        Statement rows,
        file.db().prepare("SELECT reference_id, revision, time_ns, kind, name, retracted FROM "
                          "reference_date ORDER BY reference_id, revision"));
    while (true) {
        TM_ASSIGN(const bool more, rows.step());
        if (!more) return ok();
        checker.row(fmt::format("reference:{} {}", rows.int64(0), rows.int64(1)),
                    contentDigest({std::to_string(rows.int64(2)), rows.text(3), rows.text(4),
                                   rows.int64(5) != 0 ? "1" : "0"}));
    }
}

Status checkRules(CaseFile& file, Checker& checker) {
    TM_ASSIGN(Statement rows,
              file.db().prepare("SELECT rule_id, revision, kind, rule_json, retracted FROM "
                                "overlay_rule ORDER BY rule_id, revision"));
    while (true) {
        TM_ASSIGN(const bool more, rows.step());
        if (!more) return ok();
        checker.row(fmt::format("rule:{} {}", rows.int64(0), rows.int64(1)),
                    contentDigest({rows.text(2), rows.text(3), rows.int64(4) != 0 ? "1" : "0"}));
    }
}

Status checkNetworks(CaseFile& file, Checker& checker) {
    TM_ASSIGN(Statement rows, file.db().prepare("SELECT revision, list_text FROM network_list "
                                                "ORDER BY revision"));
    while (true) {
        TM_ASSIGN(const bool more, rows.step());
        if (!more) return ok();
        checker.row(fmt::format("networks {}", rows.int64(0)), networkListDigest(rows.text(1)));
    }
}

// Withdrawals carry no words, so the log and the case must tell the same sequence of each exhibit.
Status checkWithdrawals(CaseFile& file, const std::vector<CustodyEntry>& entries,
                        VerifyReport& report) {
    std::map<std::string, std::string> logged, stored;
    for (const CustodyEntry& entry : entries)
        if (entry.action == "exhibit.withdraw" || entry.action == "exhibit.reinstate")
            logged[entry.subject] += entry.action == "exhibit.withdraw" ? '1' : '0';
    TM_ASSIGN(Statement rows, file.db().prepare("SELECT number, withdrawn FROM exhibit_state "
                                                "ORDER BY number, revision"));
    while (true) {
        TM_ASSIGN(const bool more, rows.step());
        if (!more) break;
        stored[exhibitLabel(rows.int64(0))] += rows.int64(1) != 0 ? '1' : '0';
    }
    for (const auto& [label, states] : logged) stored.try_emplace(label);
    for (const auto& [label, states] : stored)
        if (logged[label] != states)
            report.fault(label, "its withdrawals are not those in the custody log");
    return ok();
}

// The newest entry of a setting pins its value; drafts are not in the log.
Status checkSettings(CaseFile& file, const std::vector<CustodyEntry>& entries,
                     VerifyReport& report) {
    std::map<std::string, std::string> logged;
    for (const CustodyEntry& entry : entries) {
        if (entry.action == "setting.change") logged[entry.subject] = detail(entry, "sha256");
        if (entry.action == "seal.create")
            logged["setting:seal.last"] = sha256Hex(detail(entry, "seal_sha256"));
    }
    std::erase_if(logged, [](const auto& each) {
        return CaseFile::isDraft(std::string_view(each.first).substr(sizeof "setting:" - 1));
    });
    TM_ASSIGN(Statement rows, file.db().prepare("SELECT key, value FROM setting ORDER BY key"));
    while (true) {
        TM_ASSIGN(const bool more, rows.step());
        if (!more) break;
        if (CaseFile::isDraft(rows.text(0))) continue;
        const std::string subject = "setting:" + std::string(rows.text(0));
        const auto at = logged.find(subject);
        if (at == logged.end()) {
            report.fault(subject, "the custody log has no entry for it");
            continue;
        }
        if (at->second != sha256Hex(rows.text(1)))
            report.fault(subject, "it is not what the custody log says was written");
        logged.erase(at);
    }
    for (const auto& [subject, digest] : logged)
        report.fault(subject,
                     "the custody log says that it was written, but it is not in the case");
    return ok();
}

// What the case is called and who answers for it.
Status checkInfo(CaseFile& file, const std::vector<CustodyEntry>& entries, VerifyReport& report) {
    TM_ASSIGN(const CaseInfo info, file.info());
    const std::pair<const char*, std::string> facts[] = {{"title", info.title},
                                                         {"reference", info.reference},
                                                         {"investigator", info.investigator},
                                                         {"display_zone", info.display_zone}};
    CustodyDetails told;
    for (const CustodyEntry& entry : entries)
        if (entry.action == "case.create" || entry.action == "case.describe")
            for (const auto& [key, value] : entry.details) told[key] = value;
    for (const auto& [key, value] : facts)
        if (const auto at = told.find(key); at != told.end() && at->second != value)
            report.fault("case", std::string(key) + " is not what the custody log says");
    return ok();
}

// Verdicts are written out in the log itself: the sequence of each key must be the same.
Status checkVerdicts(CaseFile& file, const std::vector<CustodyEntry>& entries,
                     VerifyReport& report) {
    std::map<std::string, std::vector<std::string>> logged, stored;
    for (const CustodyEntry& entry : entries)
        if (entry.action == "verdict.set")
            logged[entry.subject].push_back(detail(entry, "verdict") + ": " +
                                            detail(entry, "reason"));
    TM_ASSIGN(Statement rows,
              file.db().prepare("SELECT stable_key, verdict, reason FROM verdict ORDER BY id"));
    while (true) {
        TM_ASSIGN(const bool more, rows.step());
        if (!more) break;
        stored["detection:" + std::string(rows.text(0))].push_back(
            std::string(rows.text(1)) + ": " + std::string(rows.text(2)));
    }
    std::set<std::string> keys;
    for (const auto& [key, list] : logged) keys.insert(key);
    for (const auto& [key, list] : stored) keys.insert(key);
    for (const std::string& key : keys)
        if (logged[key] != stored[key])
            report.fault(key, "its verdicts are not those in the custody log");
    return ok();
}

} // namespace

Status verifyWords(CaseFile& file, VerifyReport& report) {
    TM_ASSIGN(const std::vector<CustodyEntry> entries, CustodyLog(file.db()).entries());
    Checker checker(pinnedBy(entries), report);
    TM_TRY(checkFindings(file, checker));
    TM_TRY(checkAnnotations(file, checker));
    TM_TRY(checkExhibits(file, checker));
    TM_TRY(checkTags(file, checker));
    TM_TRY(checkComments(file, checker));
    TM_TRY(checkReferences(file, checker));
    TM_TRY(checkRules(file, checker));
    TM_TRY(checkNetworks(file, checker));
    checker.finish();
    TM_TRY(checkWithdrawals(file, entries, report));
    TM_TRY(checkSettings(file, entries, report));
    TM_TRY(checkInfo(file, entries, report));
    return checkVerdicts(file, entries, report);
}

} // namespace tidemark
