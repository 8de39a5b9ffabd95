// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/case_marks.h"

#include "ui/models/display.h"
#include "ui/widgets/detection_view.h"
#include "ui/widgets/finding_delegate.h"

namespace tidemark {

namespace {

MarkKind markKindOf(const std::string& kind) {
    return kind == "cluster" ? MarkKind::Cluster
           : kind == "shift" ? MarkKind::Shift
                             : MarkKind::Spike;
}

} // namespace

QStringList markTip(const PlotMark& mark, const TimeZone& zone) {
    return {mark.name,
            mark.detail.isEmpty()
                ? QStringLiteral("%1\t%2").arg(QObject::tr("Strength"), decimals(mark.score, 2))
                : mark.detail,
            rangeText(mark.range, zone)};
}

std::vector<PlotMark> caseMarks(const Casebook& book, const Selection& selection) {
    std::vector<PlotMark> out;
    for (const StoredDetection& d : book.detections()) {
        PlotMark mark;
        mark.id = d.id;
        mark.range = {d.start_ns, d.end_ns};
        mark.kind = markKindOf(d.kind);
        mark.score = d.score;
        mark.dismissed = book.verdict(d).kind == VerdictKind::Dismissed;
        mark.selected = selection.kind == Selection::Kind::Detection && selection.id == d.id;
        const QString who = d.accounts.size() == 1
                                ? shown(d.accounts.front())
                                : QObject::tr("%1 accounts").arg(d.accounts.size());
        mark.name = QObject::tr("%1: %2").arg(kindName(d.kind), who);
        out.push_back(std::move(mark));
    }
    for (const Finding& finding : book.findings()) {
        const auto range = book.findingRange(finding.id);
        if (!range) continue;
        PlotMark mark;
        mark.id = finding.id;
        mark.range = *range;
        mark.kind = MarkKind::Finding;
        mark.score = static_cast<double>(finding.content.severity) / 4;
        mark.dismissed = finding.content.status == FindingStatus::Dismissed;
        mark.selected = selection.kind == Selection::Kind::Finding && selection.id == finding.id;
        mark.name = shown(finding.content.title);
        mark.detail = QObject::tr("Severity\t%1").arg(severityText(finding.content.severity));
        out.push_back(std::move(mark));
    }
    return out;
}

} // namespace tidemark
