// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/value_menu.h"

#include "core/export/freeze.h"
#include "core/query/filter.h"
#include "core/store/event_reader.h"
#include "ui/models/display.h"
#include "ui/render/icon.h"
#include "ui/widgets/app_context.h"
#include "ui/widgets/case_dialogs.h"

#include <QApplication>
#include <QClipboard>
#include <QMenu>

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

} // namespace

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
    menu->addAction(themedIcon(QStringLiteral("copy")), QObject::tr("Copy value"), app,
                    [=] { QGuiApplication::clipboard()->setText(value); });
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
                        [app, ts_ns = event.ts_ns] {
                            app->filter.setRange({ts_ns - kPivot_ns, ts_ns + kPivot_ns});
                        });
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
    addValueActions(context, menu, field, value);
    if (event) {
        menu->addSeparator();
        addPivotActions(context, menu, *event);
    }
    menu->popup(global);
}

} // namespace tidemark
