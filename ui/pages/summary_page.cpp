// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/summary_page.h"

#include "ui/models/casebook.h"
#include "ui/models/core_words.h"
#include "ui/models/display.h"
#include "ui/render/file_bytes.h"
#include "ui/render/summary_pdf.h"
#include "ui/widgets/bar_list.h"
#include "ui/widgets/case_marks.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/figure_card.h"
#include "ui/widgets/kit.h"
#include "ui/widgets/picture_menu.h"
#include "ui/widgets/recent_cases.h"
#include "ui/widgets/summary_chart.h"

#include <QFileDialog>
#include <QGridLayout>
#include <QScrollArea>
#include <QStackedWidget>

namespace tidemark {

namespace {

constexpr std::size_t kMostAccountsInFilter = 200;
constexpr int kFigureColumns = 5, kPagePng = 2480;
constexpr std::int64_t kSummaryAround_ns = kNsPerHour;

/// Terms that hold for the events of these accounts; empty if there are none or too many to list.
QString accountTerm(const std::vector<std::string>& accounts) {
    if (accounts.empty() || accounts.size() > kMostAccountsInFilter) return {};
    static const std::string kPrefix = "account:";
    QStringList values;
    for (const std::string& account : accounts)
        values << text(filterTerm("account", account).substr(kPrefix.size()));
    return text(kPrefix) + values.join(QLatin1Char(','));
}

QString metricTerm(Metric metric) {
    switch (metric) {
    case Metric::InputTokens: return QStringLiteral("input_tokens:>0");
    case Metric::OutputTokens: return QStringLiteral("output_tokens:>0");
    case Metric::ResponseBytes: return QStringLiteral("response_bytes:>0");
    default: return {};
    }
}

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
    connect(&session, &CaseSession::changed, this, [this](CaseSession::Parts parts) {
        // Title and price table.
        if (parts.testFlag(CaseSession::Info)) invalidate();
    });
    connect(&app.book, &Casebook::detectionsChanged, this, &SummaryPage::invalidate);
    connect(&app.book, &Casebook::findingsChanged, this, &SummaryPage::invalidate);
    connect(&app, &AppContext::themeChanged, this, &SummaryPage::invalidate);
}

void SummaryPage::reload() {
    if (session.facts().events == 0) {
        m_stack->setCurrentIndex(0);
        return;
    }
    session.ask<SummaryFacts>(
        this, "summary",
        [](CaseReader& reader, std::stop_token stop) { return readSummaryFacts(reader, stop); },
        [this](Result<SummaryFacts> facts) {
            if (facts) return show(*facts);
            if (facts.error().code == ErrorCode::Cancelled) return;
            m_empty->setText(tr("The summary could not be made"), said(facts.error()));
            m_stack->setCurrentIndex(0);
        });
}

void SummaryPage::show(const SummaryFacts& facts) {
    auto* body = new QWidget;
    auto* layout = column(body, kGap4, kGap3);
    layout->addWidget(makeHead(facts));
    if (facts.stale) layout->addWidget(makeStaleBanner());
    layout->addWidget(makeFigures(facts));
    if (!facts.summary.volume.series.empty()) layout->addWidget(makeVolume(facts.summary));
    layout->addWidget(makeSentences(facts.summary));
    layout->addWidget(makeTables(facts));
    layout->addStretch(1);
    if (QWidget* old = m_scroll->takeWidget()) old->deleteLater();
    m_scroll->setWidget(body);
    m_stack->setCurrentIndex(1);
    if (!facts.summary.volume.series.empty())
        rememberShape(context.settings, session.path(), facts.summary.volume.series.front().values);
}

QWidget* SummaryPage::makeHead(const SummaryFacts& facts) {
    auto* box = new QWidget;
    auto* head = column(box, 0, 2);
    auto* top = new QHBoxLayout;
    top->addWidget(label(shown(facts.summary.title), TypeSize::Title, QFont::DemiBold), 1);
    auto* save = button(tr("Export one page…"), QStringLiteral("export"));
    connect(save, &QPushButton::clicked, this, [this, s = facts.summary] { exportAs(s); });
    top->addWidget(save);
    head->addLayout(top);
    if (!facts.summary.sentence.empty())
        head->addWidget(paragraph(said(facts.summary.sentence), TypeSize::Body, "secondary"));
    return box;
}

QWidget* SummaryPage::makeStaleBanner() {
    auto* strip = new QFrame;
    strip->setProperty("kind", QStringLiteral("banner"));
    auto* line = row(strip, kGap2, kGap2);
    line->addWidget(label(tr("Evidence came in after detection ran: detections, and figures that "
                             "rest on them, are of before."),
                          TypeSize::Small, QFont::DemiBold, "warning"),
                    1);
    QAction* action = context.actions.get("case.detect");
    auto* run = button(action->text());
    run->setEnabled(action->isEnabled());
    connect(run, &QPushButton::clicked, action, &QAction::trigger);
    line->addWidget(run);
    return strip;
}

void SummaryPage::exportAs(const Summary& summary) {
    const QString file =
        QFileDialog::getSaveFileName(window(), tr("Export one page"), QStringLiteral("summary.pdf"),
                                     tr("Document (*.pdf);;Picture (*.png)"));
    if (file.isEmpty()) return;
    session.jobs().submit(
        tr("Export summary"),
        [summary, path = utf8(file),
         png = file.endsWith(QLatin1String(".png"), Qt::CaseInsensitive)](JobContext&) -> Status {
            if (!png) return renderSummaryPdf(summary, path);
            TM_ASSIGN(const std::string bytes, renderSummaryPng(summary, kPagePng));
            return writeFileBytes(path, QByteArray::fromStdString(bytes));
        },
        [this](const Status& status) {
            if (status)
                emit context.notice(tr("Summary written"));
            else
                emit session.failed(status.error());
        });
}

void SummaryPage::showEventsOf(const SummaryFacts& facts, const std::optional<Metric>& metric) {
    const QString accounts = accountTerm(facts.involved);
    // More accounts than a filter should list: the page that lists them.
    if (accounts.isEmpty() && !facts.involved.empty())
        return emit context.pageWanted(page::kDetections);
    filter.clearFilter();
    filter.setRange({});
    const QString terms =
        (accounts + QLatin1Char(' ') + (metric ? metricTerm(*metric) : QString())).trimmed();
    if (!terms.isEmpty())
        if (const Status status = filter.addText(terms); !status)
            emit session.failed(status.error());
    if (metric) filter.setMetric(*metric);
    emit context.pageWanted(page::kEvents);
}

void SummaryPage::showEventsAt(const SummaryFacts& facts, std::int64_t at_ns) {
    showEventsOf(facts, std::nullopt);
    filter.setRange({at_ns - kSummaryAround_ns, at_ns + kSummaryAround_ns});
}

QWidget* SummaryPage::makeFigures(const SummaryFacts& facts) {
    const Summary& s = facts.summary;
    const auto total = [&](Metric m) { return s.total[static_cast<std::size_t>(m)]; };
    const auto involved = [&](Metric m) { return s.involved[static_cast<std::size_t>(m)]; };
    auto* box = new QWidget;
    auto* grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(kGap2);
    const auto add = [&](const QString& name, const QString& figure, const QString& words,
                         std::function<void()> open, const char* kind = "") {
        auto* made = new FigureCard(name, figure, words, kind);
        connect(made, &QPushButton::clicked, this, open);
        const int number = grid->count();
        grid->addWidget(made, number / kFigureColumns, number % kFigureColumns);
    };
    const auto events = [this, facts](std::optional<Metric> metric) {
        return [this, facts, metric] { showEventsOf(facts, metric); };
    };
    const auto page_of = [this](const QString& name) {
        return [this, name] { emit context.pageWanted(name); };
    };
    add(tr("Accounts involved"), grouped(s.accounts_involved),
        tr("of %1 in the case").arg(grouped(s.accounts)), events(std::nullopt),
        s.accounts_involved > 0 ? "bad" : "");
    const std::pair<Metric, QString> sums[] = {{Metric::Requests, tr("Their requests")},
                                               {Metric::OutputTokens, tr("Their output tokens")},
                                               {Metric::InputTokens, tr("Their input tokens")},
                                               {Metric::ResponseBytes, tr("Bytes they received")}};
    for (const auto& [metric, name] : sums)
        if (total(metric) > 0)
            add(name, metricText(metric, static_cast<double>(involved(metric))),
                tr("of %1").arg(metricText(metric, static_cast<double>(total(metric)))),
                events(metric));
    add(tr("Share of all traffic"), shareText(s.share),
        s.share_metric == "requests" ? tr("of all requests") : tr("of all output tokens"),
        events(std::nullopt));
    if (s.value_total > 0)
        add(tr("Estimated value"), QStringLiteral("$") + compact(s.value_involved),
            tr("of $%1, at the case's price table").arg(compact(s.value_total)),
            events(Metric::Cost));
    if (s.involved_first_ns != kNoTime) {
        const auto day = [&](std::int64_t at_ns) {
            return QLocale().toString(
                QDate(1970, 1, 1)
                    .addDays((at_ns + session.zone().offsetAt(at_ns) * kNsPerSecond) / kNsPerDay),
                tr("d MMM", "a day without its year, as QLocale writes formats"));
        };
        add(tr("First and last activity"), day(s.involved_first_ns),
            tr("to %1").arg(day(s.involved_last_ns)),
            [this, facts] { showEventsAt(facts, facts.summary.involved_first_ns); });
    }
    add(tr("Detections"), grouped(s.detections),
        tr("%1 open, %2 confirmed, %3 dismissed")
            .arg(grouped(s.detections_open), grouped(s.detections_confirmed),
                 grouped(s.detections_dismissed)),
        page_of(page::kDetections));
    add(tr("Findings"), grouped(s.findings),
        tr("%n source(s), %1 events", nullptr, static_cast<int>(s.sources))
            .arg(compact(static_cast<double>(s.events))),
        page_of(page::kFindings));
    for (int i = 0; i < kFigureColumns; ++i) grid->setColumnStretch(i, 1);
    return box;
}

QWidget* SummaryPage::makeVolume(const Summary& s) {
    QVBoxLayout* content = nullptr;
    QFrame* frame = card({}, &content);
    content->setContentsMargins(0, kGap3, 0, kGap2);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(kGap3, 0, kGap3, 0);
    head->addWidget(
        label(s.volume.value_label.empty() ? tr("Volume over time") : said(s.volume.value_label),
              TypeSize::Small, QFont::DemiBold, "secondary"),
        1);
    TimeChart volume;
    volume.range = {s.volume.edges_ns.front(), s.volume.edges_ns.back()};
    volume.edges = s.volume.edges_ns;
    volume.metric = s.share_metric == "requests" ? Metric::Requests : Metric::OutputTokens;
    volume.zone = session.zone();
    volume.gaps = session.facts().gaps;
    volume.series.push_back({tr("All"), s.volume.series[0].values, 0, true});
    if (s.volume.series.size() > 1)
        volume.series.push_back({tr("Involved"), s.volume.series[1].values, 1, false});
    volume.marks = caseMarks(context.book, filter.selection());
    for (const ChartSpan& span : s.volume.spans)
        volume.notes.push_back({0, span.range, shown(span.label)});
    for (const ReferenceDate& date : context.book.references())
        volume.dates.push_back({date.id, date.content.time_ns, shown(date.content.name)});
    auto* chart = new SummaryChart(tr("Volume over time"));
    chart->setFixedHeight(260);
    chart->setChart(volume);
    connect(chart, &SummaryChart::markClicked, this, &SummaryPage::openMark);
    connect(chart, &SummaryChart::rangeWanted, this, [this](const TimeRange& range) {
        filter.setRange(range);
        emit context.pageWanted(page::kTimeline);
    });
    head->addWidget(pictureButton(context, this, pictureOf(volume, tr("Volume over time"))));
    content->addLayout(head);
    content->addWidget(chart);
    return frame;
}

void SummaryPage::openMark(const PlotMark& mark) {
    Selection selection;
    selection.kind =
        mark.kind == MarkKind::Finding ? Selection::Kind::Finding : Selection::Kind::Detection;
    selection.id = mark.id;
    filter.select(selection);
    emit context.pageWanted(mark.kind == MarkKind::Finding   ? page::kFindings
                            : mark.kind == MarkKind::Cluster ? page::kClusters
                                                             : page::kDetections);
}

} // namespace tidemark
