// SPDX-License-Identifier: GPL-3.0-or-later
// The shape of the incident in one minute: headline figures, volume with detections and findings,
// top accounts, clusters, where and what, findings, before and after, how sure and what is open.
// Each figure leads to the events behind it. Window's thread.
#pragma once

#include "ui/pages/page.h"
#include "ui/pages/summary_facts.h"

class QBoxLayout;
class QScrollArea;
class QStackedWidget;

namespace tidemark {

class BarList;
class EmptyState;
struct PictureSource;
struct PlotMark;

class SummaryPage : public Page {
    Q_OBJECT
public:
    explicit SummaryPage(AppContext& context);

protected:
    void reload() override;

private:
    void show(const SummaryFacts& facts);
    QWidget* makeHead(const SummaryFacts& facts);
    QWidget* makeStaleBanner();
    QWidget* makeFigures(const SummaryFacts& facts);
    void openMark(const PlotMark& mark);
    QWidget* makeVolume(const Summary& summary);
    QWidget* makeTables(const SummaryFacts& facts);
    QWidget* makeTable(const SummaryTable& table, const QString& title);
    QWidget* makeClusters(const SummaryFacts& facts);
    QWidget* makeFindings(const Summary& summary);
    QWidget* makeWeeks(const SummaryFacts& facts);
    QWidget* makeMoments(const SummaryFacts& facts);
    QWidget* makeSentences(const Summary& summary);
    /// A card with bars and the menu that copies and saves them.
    QWidget* barCard(const QString& title, BarList* bars, const QString& remark);
    void showEventsOf(const SummaryFacts& facts, const std::optional<Metric>& metric);
    void showEventsAt(const SummaryFacts& facts, std::int64_t at_ns);
    void exportAs(const Summary& summary);

    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QScrollArea* m_scroll;
};

} // namespace tidemark
