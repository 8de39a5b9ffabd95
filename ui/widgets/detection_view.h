// SPDX-License-Identifier: GPL-3.0-or-later
// One detection explained: the sentence, observed against expected, lawful readings that were
// checked, how its requests differ from the account's habit, and what would overturn it. Window's
// thread.
#pragma once

#include "core/store/detection_store.h"
#include "core/store/verdict_store.h"

#include <QPointer>
#include <QScrollArea>

class QVBoxLayout;

namespace tidemark {

class AppContext;
class VolumeChart;

/// "Spike", "Shift", "Cluster".
QString kindName(const std::string& kind);

class DetectionView : public QScrollArea {
    Q_OBJECT
public:
    explicit DetectionView(AppContext& context, QWidget* parent = nullptr);
    void show(const StoredDetection& detection, const Verdict& verdict);
    void showNothing();

private:
    /// The finding that cites it, if one does.
    void addFinding(const StoredDetection& detection);
    void addFigures(const StoredDetection& detection);
    void addDetails(const StoredDetection& detection);
    void askChart(const StoredDetection& detection);

    AppContext& m_context;
    QWidget* m_body = nullptr;
    QVBoxLayout* m_rows = nullptr;
    QPointer<QWidget> m_chart_guard; ///< null once the chart is gone
    VolumeChart* m_chart = nullptr;
};

} // namespace tidemark
