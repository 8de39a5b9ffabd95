// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/inspector.h"

#include "core/export/freeze.h"
#include "ui/models/casebook.h"
#include "ui/models/core_words.h"
#include "ui/models/display.h"
#include "ui/models/event_window_model.h"
#include "ui/models/source_text.h"
#include "ui/widgets/account_profile.h"
#include "ui/widgets/app_context.h"
#include "ui/widgets/case_dialogs.h"
#include "ui/widgets/detection_view.h"
#include "ui/widgets/event_explained.h"
#include "ui/widgets/kit.h"
#include "ui/widgets/raw_view.h"
#include "ui/widgets/value_menu.h"
#include "ui/widgets/week_view.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QScrollArea>
#include <algorithm>
#include <set>

namespace tidemark {

namespace {

constexpr int kNameWidth = 116, kRawMost = 340;

/// How many events, and what is known of an address: "1,204 · DE · AS64500 · office".
QString valueNote(const AccountProfileView& profile, Field field, const EntityRow& row) {
    QStringList parts{grouped(row.events)};
    const auto known = profile.addresses.find(row.name);
    if (field == Field::ClientIp && known != profile.addresses.end()) {
        const AccountProfileView::Address& address = known->second;
        if (!address.country.empty()) parts << shown(address.country);
        if (!address.asn.empty()) parts << QStringLiteral("AS%1").arg(shown(address.asn));
        if (!address.network.empty()) parts << shown(address.network);
    }
    return parts.join(QStringLiteral(" · "));
}

} // namespace

Inspector::Inspector(AppContext& context, QWidget* parent) : QWidget(parent), m_context(context) {
    setObjectName(QStringLiteral("inspector"));
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(tr("Inspector"));
    setMinimumWidth(312);
    auto* layout = column(this, 0, 0);
    auto* head = new QWidget;
    auto* head_layout = column(head, kGap3, 2);
    m_heading = label(tr("Inspector"), TypeSize::Heading, QFont::DemiBold);
    m_heading->setWordWrap(true);
    m_sub = label({}, TypeSize::Small, QFont::Normal, "secondary");
    m_sub->setWordWrap(true);
    head_layout->addWidget(m_heading);
    head_layout->addWidget(m_sub);
    layout->addWidget(head);
    layout->addWidget(separator());
    m_scroll = new QScrollArea;
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    layout->addWidget(m_scroll, 1);
    connect(&context.filter, &FilterState::selectionChanged, this, &Inspector::explain);
    connect(&context.session, &CaseSession::closed, this, &Inspector::explain);
    connect(&context.session, &CaseSession::zoneChanged, this, &Inspector::explain);
    connect(&context, &AppContext::themeChanged, this, &Inspector::explain);
    connect(&context.book, &Casebook::detectionsChanged, this, [this] {
        if (m_context.filter.selection().kind == Selection::Kind::Detection) explain();
    });
    connect(&context.book, &Casebook::tagsChanged, this, [this] {
        if (m_context.filter.selection().kind == Selection::Kind::Event) explain();
    });
    explain();
}

void Inspector::clear(const QString& heading, const QString& sub) {
    m_heading->setText(heading);
    m_sub->setText(sub);
    m_sub->setVisible(!sub.isEmpty());
    // A button of the old content may be what brought us here, so it goes later.
    if (QWidget* old = m_scroll->takeWidget()) old->deleteLater();
    m_body = new QWidget;
    m_rows = column(m_body, kGap3, kGap1);
    m_scroll->setWidget(m_body);
    m_body->show();
}

void Inspector::explain() {
    const Selection selection = m_context.filter.selection();
    switch (selection.kind) {
    case Selection::Kind::Account: return askAccount(selection.name);
    case Selection::Kind::Event: return askEvent(selection.id);
    case Selection::Kind::Detection: return showDetection(selection.id);
    case Selection::Kind::Source: return showSource(selection.id);
    default: break;
    }
    clear(tr("Inspector"), {});
    addText(tr("Choose an account, event, detection or source and it is explained here, with its "
               "raw record where there is one."),
            "secondary");
    m_rows->addStretch(1);
}

void Inspector::addSection(const QString& title) {
    m_rows->addSpacing(kGap2);
    m_rows->addWidget(label(title, TypeSize::Small, QFont::DemiBold, "secondary"));
}

void Inspector::addPair(const QString& name, const QString& value, const char* kind) {
    auto* line = new QHBoxLayout;
    line->setSpacing(kGap2);
    QLabel* left = label(name, TypeSize::Small, QFont::Normal, "muted");
    left->setFixedWidth(kNameWidth);
    left->setWordWrap(true);
    left->setAlignment(Qt::AlignTop);
    QLabel* right = paragraph(value, TypeSize::Small, kind);
    right->setMinimumWidth(1);
    line->addWidget(left);
    line->addWidget(right, 1);
    m_rows->addLayout(line);
}

void Inspector::addValue(Field field, const QString& stored, const QString& note) {
    auto* push = button(QString(), {}, "quiet");
    const QString words = shown(utf8(stored));
    push->setFont(uiFont(TypeSize::Small));
    auto* line = new QHBoxLayout;
    line->setSpacing(0);
    push->setText(QFontMetrics(push->font())
                      .elidedText(words, Qt::ElideMiddle, std::max(100, width() - 110))
                      .replace(QLatin1Char('&'), QStringLiteral("&&")));
    push->setAccessibleName(words);
    push->setToolTip(plainTip(words));
    push->setStyleSheet(QStringLiteral("text-align: left; padding: 1px 4px;"));
    push->setContextMenuPolicy(Qt::CustomContextMenu);
    const auto open = [this, field, stored, push] {
        showValueMenu(m_context, this, field, stored, push->mapToGlobal(QPoint(0, push->height())));
    };
    connect(push, &QPushButton::clicked, this, open);
    connect(push, &QWidget::customContextMenuRequested, this, open);
    line->addWidget(push, 1);
    line->addWidget(label(note, TypeSize::Small, QFont::Normal, "muted"));
    m_rows->addLayout(line);
}

void Inspector::addField(const Event& event, const FieldInfo& info, const QString& words,
                         const QString& origin) {
    auto* line = new QHBoxLayout;
    line->setSpacing(kGap2);
    QLabel* left = label(named(info.label), TypeSize::Small, QFont::Normal, "muted");
    left->setFixedWidth(kNameWidth);
    left->setWordWrap(true);
    auto* push = button(QString(), {}, "quiet");
    push->setFont(uiFont(TypeSize::Small));
    push->setText(QFontMetrics(push->font())
                      .elidedText(words, Qt::ElideMiddle, std::max(80, width() - kNameWidth - 44))
                      .replace(QLatin1Char('&'), QStringLiteral("&&")));
    const QString told = origin.isEmpty() ? words : words + QLatin1Char('\n') + origin;
    push->setAccessibleName(tr("%1: %2").arg(named(info.label), words));
    push->setAccessibleDescription(origin);
    push->setToolTip(plainTip(told));
    push->setStyleSheet(QStringLiteral("text-align: left; padding: 0px 2px;"));
    push->setContextMenuPolicy(Qt::CustomContextMenu);
    const auto open = [this, push, field = info.field, event] {
        showValueMenu(m_context, this, field, text(event.text(field)),
                      push->mapToGlobal(QPoint(0, push->height())), &event);
    };
    connect(push, &QPushButton::clicked, this, open);
    connect(push, &QWidget::customContextMenuRequested, this, open);
    line->addWidget(left);
    line->addWidget(push, 1);
    m_rows->addLayout(line);
    if (origin.isEmpty()) return;
    auto* below = new QHBoxLayout;
    below->setSpacing(0);
    below->addSpacing(kNameWidth + kGap2 + 2);
    QLabel* where = paragraph(origin, TypeSize::Caption, "muted");
    where->setMinimumWidth(1);
    below->addWidget(where, 1);
    m_rows->addLayout(below);
}

void Inspector::addText(const QString& words, const char* kind) {
    m_rows->addWidget(paragraph(words, TypeSize::Small, kind));
}

void Inspector::addButton(const QString& words, const QString& icon, std::function<void()> run) {
    auto* push = button(words, icon);
    connect(push, &QPushButton::clicked, this, std::move(run));
    m_rows->addWidget(push);
}

void Inspector::askEvent(std::int64_t id) {
    m_context.session.ask<EventExplained>(
        this, "explain",
        [id](CaseReader& reader, std::stop_token) { return explainEvent(reader, id); },
        [this](Result<EventExplained> explained) {
            if (explained) return showRecord(*explained);
            clear(tr("Event"), {});
            addText(said(explained.error()), "bad");
        });
}

void Inspector::addEventLink(const QString& words, std::int64_t id) {
    addButton(words, QStringLiteral("events"), [this, id] {
        Selection selection;
        selection.kind = Selection::Kind::Event;
        selection.id = id;
        m_context.filter.select(selection);
    });
}

void Inspector::showRecord(const EventExplained& explained) {
    const Event& event = explained.event;
    const TimeZone& zone = m_context.session.zone();
    clear(tr("Event %1").arg(grouped(event.id)),
          event.ts_ns == kNoTime
              ? tr("No usable time")
              : timeText(event.ts_ns, zone, kNsPerMs) + QLatin1Char(' ') + text(zone.name()));
    auto* buttons = new QHBoxLayout;
    auto* cite = button(tr("Add to finding"), QStringLiteral("findings"));
    auto* annotate = button(tr("Annotate"), QStringLiteral("annotate"));
    const std::int64_t id = event.id;
    connect(cite, &QPushButton::clicked, this, [this, id] {
        CiteRequest request;
        request.kind = ExhibitKind::Events;
        request.event_ids = {id};
        askCite(m_context, this, request,
                tr("Event %1 with its original record.").arg(grouped(id)));
    });
    connect(annotate, &QPushButton::clicked, this, [this, id] {
        AnnotationContent content;
        content.event_id = id;
        askAnnotation(m_context, this, content);
    });
    buttons->addWidget(cite);
    buttons->addWidget(annotate);
    buttons->addStretch(1);
    m_rows->addLayout(buttons);
    QStringList tags;
    for (const std::string& tag : explained.tags) tags << shown(tag);
    if (!tags.isEmpty()) addPair(tr("Tags"), tags.join(QStringLiteral(", ")));
    addSection(tr("Fields"));
    for (const FieldInfo& info : fieldTable()) {
        if (info.field == Field::ContentOffset || info.field == Field::RecordLength) continue;
        const QString value = fieldText(event, info.field, zone);
        if (value.isEmpty()) continue;
        const auto filled = explained.filled.find(info.field);
        QStringList remarks;
        if (filled != explained.filled.end()) remarks << filled->second.words;
        if (info.field == Field::ClientIp && !explained.network.empty())
            remarks << tr("in network %1").arg(shown(explained.network));
        addField(event, info, value, remarks.join(QLatin1Char('\n')));
    }
    std::set<std::int64_t> partners;
    for (const auto& [field, origin] : explained.filled)
        if (origin.event_id != 0) partners.insert(origin.event_id);
    if (explained.counted_with != 0) partners.insert(explained.counted_with);
    if (!partners.empty()) addSection(tr("The same call in another source"));
    if (explained.counted_with != 0)
        addText(tr("Counted at event %1, not here").arg(grouped(explained.counted_with)), "muted");
    for (const std::int64_t partner : partners)
        addEventLink(tr("Event %1").arg(grouped(partner)), partner);
    addSection(tr("Raw record"));
    addText(explained.source, "muted");
    auto* view = new RawView;
    view->setRecord(explained.raw);
    m_rows->addWidget(view);
    view->setFixedHeight(kRawMost / 2);
    m_rows->addStretch(1);
    QMetaObject::invokeMethod(
        view, [view] { view->fitHeight(kRawMost); }, Qt::QueuedConnection);
}

void Inspector::askAccount(const QString& account) {
    m_context.session.ask<AccountProfileView>(
        this, "explain",
        [name = utf8(account), zone = m_context.session.zone()](CaseReader& reader,
                                                                std::stop_token stop) {
            return readAccountProfile(reader, name, zone, stop);
        },
        [this](Result<AccountProfileView> profile) {
            if (profile) return showAccount(*profile);
            if (profile.error().code == ErrorCode::Cancelled) return;
            clear(tr("Account"), {});
            addText(said(profile.error()), "bad");
        });
}

void Inspector::showAccount(const AccountProfileView& profile) {
    const TimeZone& zone = m_context.session.zone();
    const QString account = text(profile.account);
    clear(profile.account.empty() ? tr("(no account)") : shown(profile.account),
          tr("Account, over the whole case"));
    auto* buttons = new QHBoxLayout;
    auto* keep = button(tr("Keep only this"), QStringLiteral("filter"));
    auto* draw = button(tr("Draw on timeline"), QStringLiteral("timeline"));
    connect(keep, &QPushButton::clicked, this,
            [this, account] { m_context.filter.addTerm("account", account); });
    connect(draw, &QPushButton::clicked, this, [this, account] {
        m_context.filter.setAccounts({account});
        emit m_context.pageWanted(page::kTimeline);
    });
    buttons->addWidget(keep);
    buttons->addWidget(draw);
    buttons->addStretch(1);
    m_rows->addLayout(buttons);
    addSection(tr("Volume"));
    for (const MetricInfo& info : metricTable()) {
        if (info.metric == Metric::Cost) continue;
        const std::int64_t value = profile.totals.sums[static_cast<std::size_t>(info.metric)];
        if (value != 0)
            addPair(named(info.label),
                    info.unit == "bytes" ? sizeText(static_cast<double>(value)) : grouped(value));
    }
    addPair(tr("First seen"), timeText(profile.totals.first_ns, zone));
    addPair(tr("Last seen"), timeText(profile.totals.last_ns, zone));
    if (profile.totals.busiest_hour_ns != kNoTime)
        addPair(tr("Busiest hour"),
                tr("%1 requests at %2")
                    .arg(grouped(profile.totals.busiest_hour_sum),
                         timeText(profile.totals.busiest_hour_ns, zone, kNsPerMinute)));
    addSection(tr("Hours of the week"));
    m_rows->addWidget(new WeekView(profile.week));
    bool first = true;
    for (const StoredDetection& d : m_context.book.detections()) {
        if (std::ranges::find(d.accounts, profile.account) == d.accounts.end()) continue;
        if (std::exchange(first, false)) addSection(tr("Detections"));
        addButton(tr("%1, strength %2").arg(kindName(d.kind), decimals(d.score, 2)), text(d.kind),
                  [this, id = d.id] {
                      Selection selection;
                      selection.kind = Selection::Kind::Detection;
                      selection.id = id;
                      m_context.filter.select(selection);
                  });
    }
    addFindingsOf(profile.account);
    if (!profile.similar.empty()) addSection(tr("Similar accounts"));
    for (const AccountProfileView::Similar& similar : profile.similar) {
        QStringList by;
        for (const Field field : similar.shared) by << named(fieldInfo(field).label).toLower();
        addValue(Field::Account, text(similar.account),
                 tr("same %1").arg(by.join(QStringLiteral(", "))));
    }
    for (const AccountProfileView::Values& values : profile.values) {
        addSection(
            tr("%1 (%2)").arg(named(fieldInfo(values.field).label), grouped(values.distinct)));
        for (const EntityRow& row : values.top)
            addValue(values.field, text(row.name), valueNote(profile, values.field, row));
    }
    m_rows->addStretch(1);
}

void Inspector::addFindingsOf(const std::string& account) {
    // A finding is about an account when an exhibit of it names the account.
    const QString quoted = QStringLiteral("\"%1\"").arg(text(account));
    bool first = true;
    for (const Finding& finding : m_context.book.findings()) {
        const bool about = std::ranges::any_of(m_context.book.exhibits(), [&](const Exhibit& e) {
            return e.finding_id == finding.id && !e.withdrawn &&
                   text(e.frozen_json).contains(quoted);
        });
        if (!about) continue;
        if (std::exchange(first, false)) addSection(tr("Findings"));
        addButton(shown(finding.content.title), QStringLiteral("findings"),
                  [this, id = finding.id] {
                      Selection selection;
                      selection.kind = Selection::Kind::Finding;
                      selection.id = id;
                      m_context.filter.select(selection);
                      emit m_context.pageWanted(page::kFindings);
                  });
    }
}

void Inspector::showDetection(std::int64_t id) {
    const StoredDetection* detection = m_context.book.detection(id);
    if (!detection) {
        clear(tr("Detection"), {});
        return;
    }
    const QString who = detection->accounts.size() == 1
                            ? shown(detection->accounts.front())
                            : tr("%1 accounts").arg(detection->accounts.size());
    clear(tr("%1: %2").arg(kindName(detection->kind), who),
          rangeText({detection->start_ns, detection->end_ns}, m_context.session.zone()));
    addText(said(detection->explanation));
    addSection(tr("Figures"));
    addPair(tr("Strength"), decimals(detection->score, 3));
    const bool cluster = detection->kind == "cluster";
    addPair(cluster ? tr("Linked pairs") : tr("Observed"), compact(detection->observed));
    addPair(cluster ? tr("Usual pairs") : tr("Expected"), compact(detection->expected));
    if (detection->expected > 0)
        addPair(tr("Ratio"),
                decimals(detection->observed / detection->expected, 1) + QStringLiteral("×"));
    if (detection->q_value) addPair(tr("False discovery"), significant(*detection->q_value, 2));
    if (detection->detected_at_ns)
        addPair(tr("Detectable at"),
                timeText(*detection->detected_at_ns, m_context.session.zone(), kNsPerMinute));
    addSection(tr("Accounts"));
    const std::size_t most = 40;
    for (std::size_t i = 0; i < std::min(most, detection->accounts.size()); ++i)
        addValue(Field::Account, text(detection->accounts[i]), {});
    if (detection->accounts.size() > most)
        addText(tr("and %1 more").arg(detection->accounts.size() - most), "muted");
    m_rows->addStretch(1);
}

void Inspector::showSource(std::int64_t id) {
    const auto& sources = m_context.session.facts().sources;
    const auto source = std::ranges::find(sources, id, &Source::id);
    if (source == sources.end()) return clear(tr("Source"), {});
    const TimeZone& zone = m_context.session.zone();
    clear(shown(source->name), tr("Source %1").arg(source->id));
    if (!source->damage.empty()) addText(tr("Incomplete: %1").arg(said(source->damage)), "bad");
    // In four groups of 16 digits, so that it wraps in a narrow column and can be read aloud.
    QString digest = text(source->sha256);
    for (int at = 48; at > 0; at -= 16) digest.insert(at, QLatin1Char(' '));
    addPair(tr("SHA-256"), digest);
    addPair(tr("Size"), tr("%1 bytes").arg(grouped(source->size_bytes)));
    addPair(tr("Path"), shown(source->path));
    addPair(tr("Acquired"), timeText(source->acquired_ns, zone));
    addPair(tr("Original"), source->kept ? tr("kept in the case") : tr("by reference to the path"));
    addPair(tr("Container"), text(source->container));
    addPair(tr("Profile"), shown(source->format));
    addPair(tr("Confidence"), shareText(source->confidence));
    addPair(tr("Zone and clock"), importParamsText(*source));
    addSection(tr("Ledger"));
    addPair(tr("Records"), grouped(source->records));
    addPair(tr("Events"), grouped(source->events));
    addPair(tr("Rejects"), grouped(source->rejects), source->rejects > 0 ? "warning" : "");
    addPair(tr("Duplicates"), grouped(source->duplicates));
    if (source->first_ns) addPair(tr("First event"), timeText(*source->first_ns, zone));
    if (source->last_ns) addPair(tr("Last event"), timeText(*source->last_ns, zone));
    addPair(tr("Imported in"), durationText(static_cast<std::int64_t>(source->seconds * 1e9)));
    addSection(tr("Notes"));
    const QJsonArray notes =
        QJsonDocument::fromJson(QByteArray::fromStdString(source->notes_json)).array();
    if (notes.isEmpty()) addText(tr("None"), "secondary");
    for (const QJsonValue& note : notes) addText(said(utf8(note.toString())), "secondary");
    m_rows->addStretch(1);
}

} // namespace tidemark
