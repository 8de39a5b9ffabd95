// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/review_exhibit.h"

#include "core/base/utc_time.h"
#include "ui/models/display.h"
#include "ui/render/chart_image.h"
#include "ui/widgets/column_fitter.h"
#include "ui/widgets/kit.h"
#include "ui/widgets/raw_view.h"
#include "ui/widgets/table_delegate.h"

#include <QHeaderView>
#include <QPainter>
#include <QSplitter>
#include <QTableView>
#include <optional>

namespace tidemark {

constexpr int kLeastChart = 160, kLeastTable = 120;

/// The chart as it was frozen, painted as the report paints it.
class ReviewChart : public QWidget {
public:
    ReviewChart() {
        setMinimumHeight(kLeastChart);
        setAccessibleName(ReviewExhibitView::tr("Chart of the exhibit"));
    }
    void setChart(std::optional<Chart> chart) {
        m_chart = std::move(chart);
        setVisible(m_chart.has_value());
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.fillRect(rect(), Qt::white); // as on paper, whatever the theme
        if (m_chart) paintChart(painter, rect(), *m_chart, 1.0);
    }

private:
    std::optional<Chart> m_chart;
};

namespace {

QTableView* reviewTable(const QString& name, ListTableModel& model) {
    auto* table = new QTableView;
    styleTable(table, name);
    table->setModel(&model);
    table->setItemDelegate(new TableDelegate(table));
    for (std::size_t i = 0; i < model.columns().size(); ++i)
        table->setColumnWidth(static_cast<int>(i), model.columns()[i].width);
    table->setMinimumHeight(kLeastTable);
    return table;
}

QString joined(const std::vector<std::string>& words, const QString& between) {
    QStringList out;
    for (const std::string& each : words) out << shown(each);
    return out.join(between);
}

QString wholeSeconds(const std::string& iso) {
    const auto at = parseIsoTime(iso);
    return at ? text(formatIsoUtc(floorTo(at->ts_ns, kNsPerSecond))) : shown(iso);
}

TableCell plainCell(const std::string& words, const QString& tone = {}) {
    return {shown(words), {}, {}, tone, {}};
}

} // namespace

ReviewExhibitView::ReviewExhibitView(QWidget* parent)
    : QWidget(parent), m_figures({{tr("Figure"), false, 130, {}}, {tr("Value"), true, 160, {}}}),
      m_lines({{tr("Number"), false, 116, {}},
               {tr("When (UTC)"), false, 180, {}},
               {tr("Account"), false, 160, {}},
               {tr("Source"), false, 170, {}},
               {tr("Byte"), true, 96, {}},
               {tr("Length"), true, 70, {}}}) {
    auto* outer = column(this, kGap3, kGap1);
    m_title = label({}, TypeSize::Title, QFont::DemiBold);
    m_caption = paragraph({});
    m_facts = paragraph({}, TypeSize::Small, "secondary");
    m_changed = paragraph({}, TypeSize::Small, "warning");
    for (QLabel* words : {m_title, m_caption, m_facts, m_changed}) outer->addWidget(words);
    auto* seen = new QSplitter(Qt::Horizontal);
    m_chart = new ReviewChart;
    m_figure_table = reviewTable(tr("Figures when cited"), m_figures);
    new ColumnFitter(m_figure_table, 1, 100);
    seen->addWidget(m_chart);
    seen->addWidget(m_figure_table);
    seen->setSizes({620, 300});
    auto* lines = new QSplitter(Qt::Horizontal);
    m_line_table = reviewTable(tr("Source lines"), m_lines);
    new ColumnFitter(m_line_table, 3, 110);
    m_record = new RawView;
    m_record->setAccessibleName(tr("Record as received"));
    m_record->setPlaceholderText(tr("Choose a source line to see its record as received"));
    lines->addWidget(m_line_table);
    lines->addWidget(m_record);
    lines->setSizes({560, 360});
    auto* split = new QSplitter(Qt::Vertical);
    split->addWidget(seen);
    split->addWidget(lines);
    outer->addWidget(split, 1);
    connect(m_line_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& now) {
                if (now.isValid()) showLine(static_cast<int>(m_lines.at(now.row()).id));
            });
}

void ReviewExhibitView::show(const ReviewExhibit& exhibit) {
    m_exhibit = exhibit;
    m_title->setText(tr("%1, %2").arg(shown(exhibit.label), shown(exhibit.kind)));
    m_caption->setText(shown(exhibit.caption));
    QStringList facts;
    if (!exhibit.sentence.empty() && exhibit.sentence != exhibit.caption)
        facts << shown(exhibit.sentence);
    facts << tr("From %1 to %2, zone %3, metric %4.")
                 .arg(shown(exhibit.from), shown(exhibit.to), shown(exhibit.zone),
                      shown(exhibit.metric));
    if (!exhibit.filter.empty()) facts << tr("Filter: %1").arg(shown(exhibit.filter));
    if (!exhibit.accounts.empty())
        facts << tr("Accounts: %1").arg(joined(exhibit.accounts, QStringLiteral(", ")));
    facts << tr("Cited by %1, %2.").arg(shown(exhibit.cited_by), wholeSeconds(exhibit.cited_at));
    m_facts->setText(facts.join(QLatin1Char('\n')));
    m_changed->setText(joined(exhibit.changed_since, QStringLiteral("\n")));
    m_changed->setVisible(!exhibit.changed_since.empty());
    m_chart->setChart(exhibit.chart);
    std::vector<TableRow> figures, lines;
    for (const auto& [name, value] : exhibit.figures) {
        TableRow row;
        row.id = static_cast<std::int64_t>(figures.size());
        row.cells = {plainCell(name), plainCell(value)};
        figures.push_back(std::move(row));
    }
    for (const ReviewLine& line : exhibit.lines) {
        TableRow row;
        row.id = static_cast<std::int64_t>(lines.size());
        row.cells = {
            plainCell(line.control_number, QStringLiteral("accent")),
            plainCell(line.time_utc),
            plainCell(line.account),
            plainCell(line.source_name, QStringLiteral("muted")),
            {grouped(line.content_offset),
             QVariant::fromValue<qlonglong>(line.content_offset),
             {},
             {},
             {}},
            {grouped(line.length), QVariant::fromValue<qlonglong>(line.length), {}, {}, {}}};
        lines.push_back(std::move(row));
    }
    m_figures.setRows(std::move(figures));
    m_lines.setRows(std::move(lines));
    m_record->setRecord({});
    if (!exhibit.lines.empty()) chooseRow(m_line_table, 0);
}

void ReviewExhibitView::showLine(int row) {
    if (row < 0 || static_cast<std::size_t>(row) >= m_exhibit.lines.size()) return;
    const ReviewLine& line = m_exhibit.lines[static_cast<std::size_t>(row)];
    QStringList words;
    if (line.damaged)
        words << tr("These bytes do not have the SHA-256 that the bundle states.") << QString();
    if (line.record)
        words << shownRaw(*line.record);
    else
        words << tr("The record itself is not in this bundle; its fields are:");
    if (line.cut) words << tr("(cut here; the file of records has all of it)");
    words << QString();
    for (const auto& [name, value] : line.fields)
        words << QStringLiteral("%1: %2").arg(shown(name), shown(value));
    m_record->setRecord(words.join(QLatin1Char('\n')));
}

} // namespace tidemark
