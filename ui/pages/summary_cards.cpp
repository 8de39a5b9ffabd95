// SPDX-License-Identifier: GPL-3.0-or-later
// The cards of the Summary page below its volume.
#include "ui/models/core_words.h"
#include "ui/models/display.h"
#include "ui/pages/summary_page.h"
#include "ui/widgets/bar_list.h"
#include "ui/widgets/finding_delegate.h"
#include "ui/widgets/kit.h"
#include "ui/widgets/picture_menu.h"
#include "ui/widgets/value_menu.h"

#include <QGridLayout>
#include <algorithm>

namespace tidemark {

namespace {

constexpr std::size_t kTableRows = 8, kClusterRows = 6, kNamedAccounts = 3;
constexpr int kCardColumns = 3, kBarPicture = 480;

QString tableTitle(const SummaryTable& table) {
    if (table.key == "accounts") return QObject::tr("Largest accounts");
    if (table.key == "countries") return QObject::tr("By country");
    if (table.key == "models") return QObject::tr("By model");
    if (table.key == "endpoints") return QObject::tr("By endpoint");
    if (table.key == "keys") return QObject::tr("By key");
    return shown(table.title);
}

std::optional<Field> tableField(const SummaryTable& table) {
    if (table.key == "accounts") return Field::Account;
    if (table.key == "countries") return Field::Country;
    if (table.key == "models") return Field::Model;
    if (table.key == "endpoints") return Field::Endpoint;
    if (table.key == "keys") return Field::ApiKey;
    return std::nullopt;
}

/// "+12 %", "×3.4", "new": how `after` compares with `before`.
QString changeText(double before, double after) {
    if (before <= 0) return after > 0 ? QObject::tr("new") : QStringLiteral("–");
    const double ratio = after / before;
    if (ratio >= 2) return QStringLiteral("×%1").arg(QLocale().toString(ratio, 'f', 1));
    const double percent = (ratio - 1) * 100;
    return QObject::tr("%1 %").arg((percent > 0 ? QStringLiteral("+") : QString()) +
                                   QLocale().toString(percent, 'f', 0));
}

} // namespace

QWidget* SummaryPage::barCard(const QString& title, BarList* bars, const QString& remark) {
    QVBoxLayout* content = nullptr;
    QFrame* frame = card({}, &content);
    PictureSource picture;
    picture.name = title;
    picture.size = QSize(kBarPicture, bars->sizeHint().height() + kGap2);
    // The picture is drawn as the bars stand when it is asked for.
    picture.paint = [bars](QPainter& painter, const QRectF& area) {
        bars->paintBars(painter, area.adjusted(kGap1, kGap1, -kGap1, -kGap1));
    };
    picture.csv = [bars, title, remark] { return bars->csv(title, remark); };
    auto* head = new QHBoxLayout;
    head->addWidget(label(title, TypeSize::Small, QFont::DemiBold, "secondary"), 1);
    head->addWidget(pictureButton(context, bars, picture));
    content->addLayout(head);
    content->addWidget(bars);
    content->addWidget(paragraph(remark, TypeSize::Caption, "muted"));
    content->addStretch(1);
    return frame;
}

QWidget* SummaryPage::makeTable(const SummaryTable& table, const QString& title) {
    auto* bars = new BarList(title);
    const bool tokens = std::ranges::any_of(table.rows, [](const SummaryRow& r) {
        return r.metrics[static_cast<std::size_t>(Metric::OutputTokens)] > 0;
    });
    const Metric metric = tokens ? Metric::OutputTokens : Metric::Requests;
    std::vector<BarRow> rows;
    for (std::size_t i = 0; i < std::min(kTableRows, table.rows.size()); ++i) {
        const SummaryRow& r = table.rows[i];
        const double size = static_cast<double>(r.metrics[static_cast<std::size_t>(metric)]);
        const bool stated = r.name != "(not stated)";
        rows.push_back({stated ? text(r.name) : QStringLiteral("none"),
                        stated ? shown(r.name) : tr("(not stated)"), compact(size), size,
                        r.involved});
    }
    bars->setRows(std::move(rows));
    if (const std::optional<Field> field = tableField(table)) {
        connect(bars, &BarList::chosen, this, [this, f = *field](const QString& key) {
            filter.clearFilter();
            filter.addTerm(fieldInfo(f).name, key);
            emit context.pageWanted(page::kEvents);
        });
        connect(bars, &BarList::menuWanted, this,
                [this, f = *field](const QString& key, const QPoint& at) {
                    showValueMenu(context, this, f, key, at);
                });
    }
    return barCard(tr("%1 (%2)").arg(title, grouped(table.distinct)), bars,
                   tokens ? tr("output tokens") : tr("requests"));
}

QWidget* SummaryPage::makeClusters(const SummaryFacts& facts) {
    auto* bars = new BarList(tr("Clusters"));
    std::vector<BarRow> rows;
    for (std::size_t i = 0; i < std::min(kClusterRows, facts.clusters.size()); ++i) {
        const ClusterFact& cluster = facts.clusters[i];
        QStringList names;
        for (std::size_t a = 0; a < std::min(kNamedAccounts, cluster.accounts.size()); ++a)
            names << shown(cluster.accounts[a]);
        if (cluster.accounts.size() > kNamedAccounts) names << QStringLiteral("…");
        const auto size = static_cast<double>(cluster.accounts.size());
        rows.push_back({QString::number(cluster.id), names.join(QStringLiteral(", ")),
                        compact(size), size, true});
    }
    bars->setRows(std::move(rows));
    connect(bars, &BarList::chosen, this, [this](const QString& key) {
        Selection selection;
        selection.kind = Selection::Kind::Detection;
        selection.id = key.toLongLong();
        filter.select(selection);
        emit context.pageWanted(page::kClusters);
    });
    return barCard(
        tr("Clusters (%1)").arg(grouped(static_cast<std::int64_t>(facts.clusters.size()))), bars,
        facts.clusters.empty() ? tr("no accounts act as one") : tr("accounts that act together"));
}

QWidget* SummaryPage::makeFindings(const Summary& s) {
    auto* bars = new BarList(tr("Findings by severity"));
    std::vector<BarRow> rows;
    for (int i = 4; i >= 0; --i) {
        const std::int64_t count = s.findings_by_severity[static_cast<std::size_t>(i)];
        rows.push_back({QString::number(i), severityText(static_cast<Severity>(i)), grouped(count),
                        static_cast<double>(count), i >= 3 && count > 0});
    }
    bars->setRows(std::move(rows));
    connect(bars, &BarList::chosen, this, [this] { emit context.pageWanted(page::kFindings); });
    return barCard(tr("Findings by severity (%1)").arg(grouped(s.findings)), bars,
                   tr("%1 draft, %2 in review, %3 confirmed, %4 dismissed")
                       .arg(s.findings_by_status[0])
                       .arg(s.findings_by_status[1])
                       .arg(s.findings_by_status[2])
                       .arg(s.findings_by_status[3]));
}

QWidget* SummaryPage::makeWeeks(const SummaryFacts& facts) {
    auto* bars = new BarList(tr("Week over week"));
    std::vector<BarRow> rows;
    const std::size_t first = facts.weeks.size() > kTableRows ? facts.weeks.size() - kTableRows : 0;
    for (std::size_t i = first; i < facts.weeks.size(); ++i) {
        const WeekSums& week = facts.weeks[i];
        const bool comparable = i > 0 && week.whole && facts.weeks[i - 1].whole;
        const QString day = timeText(week.start_ns, session.zone(), kNsPerMinute).left(10);
        const QString change =
            comparable ? changeText(facts.weeks[i - 1].involved, week.involved) : QString();
        rows.push_back(
            {QString::number(week.start_ns), week.whole ? day : tr("%1 (in part)").arg(day),
             change.isEmpty() ? compact(week.involved)
                              : QStringLiteral("%1  %2").arg(compact(week.involved), change),
             week.involved, false});
    }
    bars->setRows(std::move(rows));
    connect(bars, &BarList::chosen, this, [this](const QString& key) {
        const std::int64_t from_ns = key.toLongLong();
        filter.setRange({from_ns, from_ns + 7 * kNsPerDay});
        emit context.pageWanted(page::kTimeline);
    });
    return barCard(tr("Week over week"), bars,
                   facts.summary.share_metric == "requests"
                       ? tr("requests of the accounts involved, by week from Monday")
                       : tr("output tokens of the accounts involved, by week from Monday"));
}

QWidget* SummaryPage::makeMoments(const SummaryFacts& facts) {
    QVBoxLayout* content = nullptr;
    QFrame* frame = card(tr("Before and after"), &content);
    for (const BeforeAfter& m : facts.moments) {
        const QString name = m.moment.empty() ? tr("First detection") : shown(m.moment);
        QLabel* moment =
            paragraph(tr("%1, %2").arg(name, timeText(m.at_ns, session.zone(), kNsPerMinute)),
                      TypeSize::Small);
        moment->setFont(uiFont(TypeSize::Small, QFont::DemiBold));
        content->addWidget(moment);
        content->addWidget(
            paragraph(tr("Accounts involved: %1 in the %2 before, %3 after (%4). All others: %5, "
                         "then %6 (%7).")
                          .arg(compact(m.before), durationText(m.stretch_ns), compact(m.after),
                               changeText(m.before, m.after), compact(m.rest_before),
                               compact(m.rest_after), changeText(m.rest_before, m.rest_after)),
                      TypeSize::Small));
    }
    content->addWidget(
        label(facts.summary.share_metric == "requests" ? tr("requests") : tr("output tokens"),
              TypeSize::Caption, QFont::Normal, "muted"));
    content->addStretch(1);
    return frame;
}

QWidget* SummaryPage::makeSentences(const Summary& s) {
    QVBoxLayout* content = nullptr;
    QFrame* frame = card(tr("How sure, and what is open"), &content);
    auto* halves = new QHBoxLayout;
    halves->setSpacing(kGap6);
    const auto add = [&](const std::vector<std::string>& sentences, const char* kind) {
        auto* half = new QVBoxLayout;
        half->setSpacing(kGap1);
        for (const std::string& sentence : sentences)
            half->addWidget(paragraph(said(sentence), TypeSize::Small, kind));
        half->addStretch(1);
        halves->addLayout(half, 1);
    };
    add(s.how_sure, "");
    if (!s.open_points.empty()) add(s.open_points, "warning");
    content->addLayout(halves);
    if (!s.value_note.empty())
        content->addWidget(paragraph(said(s.value_note), TypeSize::Caption, "muted"));
    content->addStretch(1);
    return frame;
}

QWidget* SummaryPage::makeTables(const SummaryFacts& facts) {
    auto* box = new QWidget;
    auto* grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(kGap3);
    QList<QWidget*> cards;
    for (const SummaryTable& table : facts.summary.tables)
        cards << makeTable(table, tableTitle(table));
    if (!facts.keys.rows.empty()) cards << makeTable(facts.keys, tableTitle(facts.keys));
    cards << makeClusters(facts);
    if (!facts.weeks.empty()) cards << makeWeeks(facts);
    cards << makeFindings(facts.summary);
    if (!facts.moments.empty()) cards << makeMoments(facts);
    for (int i = 0; i < cards.size(); ++i)
        grid->addWidget(cards[i], i / kCardColumns, i % kCardColumns);
    for (int i = 0; i < kCardColumns; ++i) grid->setColumnStretch(i, 1);
    return box;
}

} // namespace tidemark
