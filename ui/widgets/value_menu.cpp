// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/value_menu.h"

#include "core/export/freeze.h"
#include "core/query/filter.h"
#include "core/query/filter_value.h"
#include "core/store/event_reader.h"
#include "ui/models/core_words.h"
#include "ui/models/display.h"
#include "ui/models/event_window_model.h"
#include "ui/render/icon.h"
#include "ui/widgets/app_context.h"
#include "ui/widgets/case_dialogs.h"

#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <algorithm>

namespace tidemark {

namespace {

constexpr std::int64_t kPivot_ns = 5 * kNsPerMinute;

/// The volume of one value over the time in view, as an exhibit.
void citeValue(AppContext& context, Field field, const QString& value) {
    CiteRequest request;
    request.kind = ExhibitKind::Range;
    request.metric = context.filter.metric();
    request.selection.range = context.filter.range().isAll()
                                  ? context.session.facts().span.value_or(TimeRange{})
                                  : context.filter.range();
    std::string filter = utf8(context.filter.filterText());
    if (field == Field::Account)
        request.selection.accounts = {utf8(value)};
    else
        filter = withTerm(filter, filterTerm(fieldInfo(field).name, utf8(value)));
    request.selection.filter = filter;
    askCite(
        context, QApplication::activeWindow(), request,
        QObject::tr("The volume of %1 from %2, with the current filter, as an exhibit.")
            .arg(shown(utf8(value)), rangeText(request.selection.range, context.session.zone())));
}

/// Adds `term` to the filter. The terms of this menu are made here, so a refusal is told, not
/// expected.
void keep(AppContext& context, const std::string& term) {
    if (const Status added = context.filter.addText(text(term)); !added)
        emit context.notice(said(added.error().message));
}

constexpr qsizetype kMenuLetters = 48;

/// Evidence as part of a menu: short, inert, and no letter of it a mnemonic.
QString menuText(const QString& words) {
    QString out = shown(utf8(words));
    if (out.size() > kMenuLetters) out = out.left(kMenuLetters) + QStringLiteral("…");
    return out.replace(QLatin1Char('&'), QStringLiteral("&&"));
}

TimeRange around(std::int64_t ts_ns) {
    return {ts_ns - kPivot_ns, ts_ns + kPivot_ns};
}

} // namespace

void addCopyAction(QMenu* menu, const QString& words) {
    if (words.isEmpty()) return;
    menu->addAction(themedIcon(QStringLiteral("copy")),
                    QObject::tr("Copy “%1”").arg(menuText(words)), menu,
                    [words] { QGuiApplication::clipboard()->setText(words); });
}

void addNumberActions(AppContext& context, QMenu* menu, Field field, std::int64_t value) {
    AppContext* app = &context;
    const std::string name(fieldInfo(field).name);
    const auto names = enumNames(field);
    const bool is_enum = !names.empty();
    if (field != Field::Flags) {
        const auto place = static_cast<std::size_t>(value);
        const QString written = is_enum && place < names.size() ? text(std::string(names[place]))
                                                                : QString::number(value);
        menu->addAction(themedIcon(QStringLiteral("filter")), QObject::tr("Keep only this"), app,
                        [=] { app->filter.addTerm(name, written); });
        menu->addAction(themedIcon(QStringLiteral("dismiss")), QObject::tr("Exclude this"), app,
                        [=] { app->filter.addTerm(name, written, true); });
        if (!is_enum) {
            menu->addAction(QObject::tr("This or more"), app,
                            [=] { keep(*app, name + ":>=" + std::to_string(value)); });
            menu->addAction(QObject::tr("This or less"), app,
                            [=] { keep(*app, name + ":<=" + std::to_string(value)); });
        }
        menu->addSeparator();
    }
    addCopyAction(menu, numberText(field, value));
}

void addTimeActions(AppContext& context, QMenu* menu, Field field, std::int64_t ts_ns) {
    AppContext* app = &context;
    if (ts_ns == kNoTime) return;
    const QString shown_time = timeText(ts_ns, app->session.zone(), kNsPerMs);
    if (field != Field::Time && field != Field::TimeEnd) {
        const TimeRange near = around(ts_ns);
        const std::string term = std::string(fieldInfo(field).name) + ":" +
                                 printTimeRange({near.from_ns, near.to_ns - 1});
        menu->addAction(themedIcon(QStringLiteral("clock")),
                        QObject::tr("%1 within ±5 min").arg(named(fieldInfo(field).label)), app,
                        [=] { keep(*app, term); });
    } else {
        const TimeRange whole = app->session.facts().span.value_or(TimeRange{ts_ns, ts_ns + 1});
        menu->addAction(themedIcon(QStringLiteral("clock")), QObject::tr("±5 min around this time"),
                        app, [=] { app->filter.setRange(around(ts_ns)); });
        menu->addAction(QObject::tr("From this time on"), app, [=] {
            app->filter.setRange({ts_ns, std::max(whole.to_ns, ts_ns + 1)});
        });
        menu->addAction(QObject::tr("Until this time"), app, [=] {
            app->filter.setRange({std::min(whole.from_ns, ts_ns), ts_ns + 1});
        });
    }
    menu->addSeparator();
    addCopyAction(menu, shown_time);
}

void addFieldActions(AppContext& context, QMenu* menu, const Event& event, Field field) {
    switch (fieldInfo(field).type) {
    case FieldType::Time:
        return addTimeActions(context, menu, field,
                              field == Field::Time ? event.ts_ns : event.number(field));
    case FieldType::Number:
        if (event.number(field) != kNoNumber)
            addNumberActions(context, menu, field, event.number(field));
        return;
    case FieldType::Dictionary:
    case FieldType::Text:
        if (!event.text(field).empty())
            addValueActions(context, menu, field, text(event.text(field)));
        return;
    }
}

void addDetectionActions(AppContext& context, QMenu* menu, std::int64_t id, bool cluster) {
    AppContext* app = &context;
    const std::string term = (cluster ? "cluster:" : "detection:") + std::to_string(id);
    menu->addAction(themedIcon(QStringLiteral("filter")), QObject::tr("Keep only its events"), app,
                    [=] { keep(*app, term); });
    menu->addAction(themedIcon(QStringLiteral("dismiss")), QObject::tr("Exclude its events"), app,
                    [=] { keep(*app, "-" + term); });
    menu->addAction(themedIcon(QStringLiteral("events")), QObject::tr("Show its events"), app, [=] {
        keep(*app, term);
        emit app->pageWanted(page::kEvents);
    });
}

void addValueActions(AppContext& context, QMenu* menu, Field field, const QString& value) {
    AppContext* app = &context;
    const std::string name(fieldInfo(field).name);
    menu->addAction(themedIcon(QStringLiteral("filter")), QObject::tr("Keep only this"), app,
                    [=] { app->filter.addTerm(name, value); });
    menu->addAction(themedIcon(QStringLiteral("dismiss")), QObject::tr("Exclude this"), app,
                    [=] { app->filter.addTerm(name, value, true); });
    menu->addSeparator();
    const FieldType type = fieldInfo(field).type;
    if (type == FieldType::Dictionary)
        menu->addAction(themedIcon(QStringLiteral("timeline")),
                        app->filter.isDrawn(field, value) ? QObject::tr("Remove from timeline")
                                                          : QObject::tr("Draw on timeline"),
                        app, [=] { app->filter.toggleDrawn(field, value); });
    if (field == Field::Account)
        menu->addAction(themedIcon(QStringLiteral("accounts")), QObject::tr("Explain account"), app,
                        [=] {
                            Selection selection;
                            selection.kind = Selection::Kind::Account;
                            selection.name = value;
                            app->filter.select(selection);
                        });
    menu->addAction(themedIcon(QStringLiteral("events")), QObject::tr("Show its events"), app, [=] {
        app->filter.addTerm(name, value);
        emit app->pageWanted(page::kEvents);
    });
    menu->addSeparator();
    addCopyAction(menu, value);
    if (type == FieldType::Dictionary && app->session.facts().span) {
        QAction* cite =
            menu->addAction(themedIcon(QStringLiteral("cite")), QObject::tr("Cite its volume…"),
                            app, [=] { citeValue(*app, field, value); });
        cite->setEnabled(app->session.writable());
    }
}

void addPivotActions(AppContext& context, QMenu* menu, const Event& event) {
    AppContext* app = &context;
    const QIcon icon = themedIcon(QStringLiteral("pivot"));
    if (event.ts_ns != kNoTime)
        menu->addAction(icon, QObject::tr("±5 min around this event"), app,
                        [app, ts_ns = event.ts_ns] { app->filter.setRange(around(ts_ns)); });
    const std::pair<Field, QString> pivots[] = {{Field::ClientIp, QObject::tr("Same address")},
                                                {Field::UserAgent, QObject::tr("Same agent")},
                                                {Field::ApiKey, QObject::tr("Same key")}};
    for (const auto& [field, name] : pivots) {
        const QString value = text(event.text(field));
        if (value.isEmpty()) continue;
        menu->addAction(icon, name, app, [app, field = field, value] {
            app->filter.addTerm(fieldInfo(field).name, value);
        });
    }
}

void showValueMenu(AppContext& context, QWidget* parent, Field field, const QString& value,
                   const QPoint& global, const Event* event) {
    auto* menu = new QMenu(parent);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (event)
        addFieldActions(context, menu, *event, field);
    else
        addValueActions(context, menu, field, value);
    if (event) {
        menu->addSeparator();
        addPivotActions(context, menu, *event);
    }
    menu->popup(global);
}

} // namespace tidemark
