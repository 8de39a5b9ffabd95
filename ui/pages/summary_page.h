// SPDX-License-Identifier: GPL-3.0-or-later
// The shape of the incident in one minute: headline figures, volume with detections, top accounts,
// where and what, findings, how sure and what is open. Window's thread.
#pragma once

#include "core/export/summary.h"
#include "ui/pages/page.h"

class QScrollArea;
class QStackedWidget;
class QVBoxLayout;

namespace tidemark {

class EmptyState;
class VolumeChart;

class SummaryPage : public Page {
    Q_OBJECT
public:
    explicit SummaryPage(AppContext& context);

protected:
    void reload() override;

private:
    void show(const Summary& summary);
    void exportPdf(const Summary& summary);
    void addFigures(QVBoxLayout* layout, const Summary& summary);
    void addVolume(QVBoxLayout* layout, const Summary& summary);
    void addTables(QVBoxLayout* layout, const Summary& summary);
    QWidget* makeFindings(const Summary& summary);
    QWidget* makeSentences(const Summary& summary);
    QWidget* makeTable(const SummaryTable& table);

    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QScrollArea* m_scroll;
};

} // namespace tidemark
