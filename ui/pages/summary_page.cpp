// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/summary_page.h"

#include "ui/models/casebook.h"
#include "ui/models/display.h"
#include "ui/render/summary_pdf.h"
#include "ui/widgets/bar_list.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/finding_delegate.h"
#include "ui/widgets/kit.h"
#include "ui/widgets/plot/volume_chart.h"
#include "ui/widgets/value_menu.h"

#include <QFileDialog>
#include <QGridLayout>
#include <QPainter>
#include <QScrollArea>
#include <QStackedWidget>
#include <algorithm>

namespace tidemark {

namespace {

constexpr std::size_t kTableRows = 8;

QFrame* figureCard(const QString& name, const QString& value, const QString& note,
                   const char* kind = "") {
    QVBoxLayout* layout = nullptr;
    QFrame* frame = card({}, &layout);
    layout->setSpacing(2);
    layout->addWidget(label(name, TypeSize::Small, QFont::Normal, "secondary"));
    QLabel* big = label(value, TypeSize::Figure, QFont::DemiBold, kind);
    layout->addWidget(big);
    QLabel* small = label(note, TypeSize::Caption, QFont::Normal, "muted");
    small->setWordWrap(true);
    layout->addWidget(small);
    layout->addStretch(1);
    return frame;
}

/// A count with bars for severity.
class SeverityLine : public QWidget {
public:
    SeverityLine(Severity severity, std::int64_t count) : m_severity(severity), m_count(count) {
        setFixedHeight(22);
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        paintSeverity(painter, QRectF(0, 4, 20, 13), m_severity);
        painter.setFont(uiFont(TypeSize::Small));
        painter.setPen(m_count > 0 ? currentTheme().text : currentTheme().muted);
        painter.drawText(QRect(30, 0, 120, 22), Qt::AlignVCenter, severityText(m_severity));
        painter.drawText(rect(), Qt::AlignRight | Qt::AlignVCenter, grouped(m_count));
    }

private:
    Severity m_severity;
    std::int64_t m_count;
};

} // namespace

SummaryPage::SummaryPage(AppContext& app) : Page(app, page::kSummary, QStringLiteral("summary")) {
    auto* outer = column(this, 0, 0);
    m_stack = new QStackedWidget;
    outer->addWidget(m_stack);
    m_empty = new EmptyState(QStringLiteral("summary"), tr("Nothing to sum up yet"),
                             tr("Import a log and run detection: this page then says what "
                                "happened, how big it is, who was involved and how sure that is."));
    m_empty->addAction(app.actions.get("file.import"));
    m_stack->addWidget(m_empty);
    m_scroll = new QScrollArea;
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_stack->addWidget(m_scroll);
    connect(&session, &CaseSession::evidenceChanged, this, &SummaryPage::invalidate);
    connect(&session, &CaseSession::zoneChanged, this, &SummaryPage::invalidate);
    connect(&app.book, &Casebook::detectionsChanged, this, &SummaryPage::invalidate);
    connect(&app.book, &Casebook::findingsChanged, this, &SummaryPage::invalidate);
    connect(&app, &AppContext::themeChanged, this, &SummaryPage::invalidate);
}

void SummaryPage::reload() {
    if (session.facts().events == 0) {
        m_stack->setCurrentIndex(0);
        return;
    }
    session.ask<Summary>(
        this, "summary",
        [](CaseReader& reader, std::stop_token stop) -> Result<Summary> {
            Redactor open;
            TM_ASSIGN(const CaseContent content, readCaseContent(reader, open));
            return buildSummary(reader, content, open, stop);
        },
        [this](Result<Summary> summary) {
            if (summary) return show(*summary);
            if (summary.error().code == ErrorCode::Cancelled) return;
            m_empty->setText(tr("The summary could not be made"), shown(summary.error().text()));
            m_stack->setCurrentIndex(0);
        });
}

void SummaryPage::show(const Summary& summary) {
    auto* body = new QWidget;
    auto* layout = column(body, kGap4, kGap3);
    auto* head = new QVBoxLayout;
    head->setSpacing(2);
    auto* top = new QHBoxLayout;
    top->addWidget(label(shown(summary.title), TypeSize::Title, QFont::DemiBold), 1);
    auto* pdf = button(tr("Export as PDF…"), QStringLiteral("export"));
    connect(pdf, &QPushButton::clicked, this, [this, summary] { exportPdf(summary); });
    top->addWidget(pdf);
    head->addLayout(top);
    if (!summary.sentence.empty())
        head->addWidget(paragraph(shown(summary.sentence), TypeSize::Body, "secondary"));
    layout->addLayout(head);
    addFigures(layout, summary);
    addVolume(layout, summary);
    addTables(layout, summary);
    layout->addStretch(1);
    if (QWidget* old = m_scroll->takeWidget()) old->deleteLater();
    m_scroll->setWidget(body);
    m_stack->setCurrentIndex(1);
}

void SummaryPage::exportPdf(const Summary& summary) {
    const QString file = QFileDialog::getSaveFileName(
        window(), tr("Export as PDF"), QStringLiteral("summary.pdf"), tr("Document (*.pdf)"));
    if (file.isEmpty()) return;
    session.jobs().submit(
        tr("Export summary"),
        [summary, path = utf8(file)](JobContext&) { return renderSummaryPdf(summary, path); },
        [this](const Status& status) {
            if (status)
                emit context.notice(tr("Summary written"));
            else
                emit session.failed(status.error());
        });
}

void SummaryPage::addFigures(QVBoxLayout* layout, const Summary& s) {
    auto* line = new QHBoxLayout;
    line->setSpacing(kGap3);
    const auto total = [&](Metric m) { return s.total[static_cast<std::size_t>(m)]; };
    const auto involved = [&](Metric m) { return s.involved[static_cast<std::size_t>(m)]; };
    const bool tokens = total(Metric::OutputTokens) > 0;
    line->addWidget(figureCard(tr("Accounts involved"), grouped(s.accounts_involved),
                               tr("of %1 in the case").arg(grouped(s.accounts)),
                               s.accounts_involved > 0 ? "bad" : ""));
    line->addWidget(figureCard(tr("Detections"), grouped(s.detections),
                               tr("%1 open, %2 confirmed, %3 dismissed")
                                   .arg(grouped(s.detections_open), grouped(s.detections_confirmed),
                                        grouped(s.detections_dismissed))));
    if (tokens)
        line->addWidget(
            figureCard(tr("Output tokens by them"),
                       compact(static_cast<double>(involved(Metric::OutputTokens))),
                       tr("of %1, %2")
                           .arg(compact(static_cast<double>(total(Metric::OutputTokens))),
                                shareText(s.share))));
    line->addWidget(
        figureCard(tr("Requests by them"), compact(static_cast<double>(involved(Metric::Requests))),
                   tr("of %1").arg(compact(static_cast<double>(total(Metric::Requests))))));
    if (s.value_total > 0)
        line->addWidget(
            figureCard(tr("Estimated value"), QStringLiteral("$") + compact(s.value_involved),
                       tr("of $%1, at the case's price table").arg(compact(s.value_total))));
    line->addWidget(
        figureCard(tr("Findings"), grouped(s.findings),
                   tr("%1 sources, %2 events")
                       .arg(grouped(s.sources), compact(static_cast<double>(s.events)))));
    layout->addLayout(line);
}

void SummaryPage::addVolume(QVBoxLayout* layout, const Summary& s) {
    if (s.volume.series.empty()) return;
    QVBoxLayout* content = nullptr;
    QFrame* frame = card({}, &content);
    auto* head = new QHBoxLayout;
    head->addWidget(
        label(s.volume.value_label.empty() ? tr("Volume over time") : shown(s.volume.value_label),
              TypeSize::Small, QFont::DemiBold, "secondary"));
    head->addWidget(
        label(s.volume.series.size() > 1
                  ? tr("blue: all; orange, dashed: the accounts involved; shaded: detections")
                  : QString(),
              TypeSize::Caption, QFont::Normal, "muted"),
        1);
    auto* save = button(tr("Export chart…"), QStringLiteral("export"), "quiet");
    head->addWidget(save);
    content->addLayout(head);
    auto* chart = new VolumeChart(tr("Volume over time"));
    chart->setFixedHeight(190);
    VolumeChartData volume;
    volume.edges = s.volume.edges_ns;
    volume.observed = s.volume.series[0].values;
    volume.observed_name = shown(s.volume.series[0].name);
    if (s.volume.series.size() > 1) volume.second = s.volume.series[1].values;
    for (const ChartSpan& span : s.volume.spans) volume.marked.push_back(span.range);
    volume.zone = session.zone();
    chart->setData(volume);
    content->addWidget(chart);
    connect(save, &QPushButton::clicked, chart, &VolumeChart::exportAs);
    layout->addWidget(frame);
}

QWidget* SummaryPage::makeTable(const SummaryTable& table) {
    QVBoxLayout* content = nullptr;
    QFrame* frame =
        card(QStringLiteral("%1 (%2)").arg(shown(table.title), grouped(table.distinct)), &content);
    auto* bars = new BarList(shown(table.title));
    const bool tokens = std::ranges::any_of(table.rows, [](const SummaryRow& r) {
        return r.metrics[static_cast<std::size_t>(Metric::OutputTokens)] > 0;
    });
    const Metric metric = tokens ? Metric::OutputTokens : Metric::Requests;
    std::vector<BarRow> rows;
    for (std::size_t i = 0; i < std::min(kTableRows, table.rows.size()); ++i) {
        const SummaryRow& r = table.rows[i];
        const double size = static_cast<double>(r.metrics[static_cast<std::size_t>(metric)]);
        rows.push_back({text(r.name), shown(r.name), compact(size), size, r.involved});
    }
    bars->setRows(std::move(rows));
    content->addWidget(bars);
    content->addWidget(label(tokens ? tr("output tokens") : tr("requests"), TypeSize::Caption,
                             QFont::Normal, "muted"));
    content->addStretch(1);
    const std::optional<Field> field = fieldByName(table.key);
    if (field) {
        connect(bars, &BarList::chosen, this, [this, f = *field](const QString& key) {
            if (f == Field::Account) {
                Selection selection;
                selection.kind = Selection::Kind::Account;
                selection.name = key;
                return filter.select(selection);
            }
            filter.addTerm(fieldInfo(f).name, key);
            emit context.pageWanted(page::kTimeline);
        });
        connect(bars, &BarList::menuWanted, this,
                [this, f = *field](const QString& key, const QPoint& at) {
                    showValueMenu(context, this, f, key, at);
                });
    }
    return frame;
}

QWidget* SummaryPage::makeFindings(const Summary& s) {
    QVBoxLayout* content = nullptr;
    QFrame* frame = card(tr("Findings by severity (%1)").arg(grouped(s.findings)), &content);
    for (int i = 4; i >= 0; --i)
        content->addWidget(new SeverityLine(static_cast<Severity>(i),
                                            s.findings_by_severity[static_cast<std::size_t>(i)]));
    content->addSpacing(kGap1);
    content->addWidget(label(tr("%1 draft, %2 in review, %3 confirmed, %4 dismissed")
                                 .arg(s.findings_by_status[0])
                                 .arg(s.findings_by_status[1])
                                 .arg(s.findings_by_status[2])
                                 .arg(s.findings_by_status[3]),
                             TypeSize::Caption, QFont::Normal, "muted"));
    content->addStretch(1);
    return frame;
}

QWidget* SummaryPage::makeSentences(const Summary& s) {
    QVBoxLayout* content = nullptr;
    QFrame* frame = card(tr("How sure, and what is open"), &content);
    for (const std::string& sentence : s.how_sure)
        content->addWidget(paragraph(shown(sentence), TypeSize::Small));
    for (const std::string& sentence : s.open_points)
        content->addWidget(paragraph(shown(sentence), TypeSize::Small, "warning"));
    if (!s.value_note.empty())
        content->addWidget(paragraph(shown(s.value_note), TypeSize::Caption, "muted"));
    content->addStretch(1);
    return frame;
}

void SummaryPage::addTables(QVBoxLayout* layout, const Summary& s) {
    auto* grid = new QGridLayout;
    grid->setSpacing(kGap3);
    QList<QWidget*> cards;
    for (const SummaryTable& table : s.tables) cards << makeTable(table);
    cards << makeFindings(s) << makeSentences(s);
    constexpr int kColumns = 3;
    for (int i = 0; i < cards.size(); ++i) grid->addWidget(cards[i], i / kColumns, i % kColumns);
    for (int i = 0; i < kColumns; ++i) grid->setColumnStretch(i, 1);
    layout->addLayout(grid);
}

} // namespace tidemark
