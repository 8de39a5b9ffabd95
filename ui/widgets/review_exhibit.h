// SPDX-License-Identifier: GPL-3.0-or-later
// One exhibit of a received bundle, read-only: what it is, its figures, its chart, and its source
// lines with the record of the chosen one. Every text of the bundle is shown inert. Window's
// thread.
#pragma once

#include "core/review/review_bundle.h"
#include "ui/models/list_table_model.h"

#include <QWidget>

class QLabel;
class QTableView;

namespace tidemark {

class RawView;
class ReviewChart;

class ReviewExhibitView : public QWidget {
    Q_OBJECT
public:
    explicit ReviewExhibitView(QWidget* parent = nullptr);
    void show(const ReviewExhibit& exhibit);
    using QWidget::show;

private:
    void showLine(int row);
    ReviewExhibit m_exhibit;
    QLabel* m_title;
    QLabel* m_caption;
    QLabel* m_facts;
    QLabel* m_changed;
    ReviewChart* m_chart;
    ListTableModel m_figures, m_lines;
    QTableView* m_figure_table;
    QTableView* m_line_table;
    RawView* m_record;
};

} // namespace tidemark
