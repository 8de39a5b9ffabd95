// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/value_menu.h"

#include "ui/models/display.h"
#include "ui/render/icon.h"
#include "ui/widgets/app_context.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>

namespace tidemark {

void addValueActions(AppContext& context, QMenu* menu, Field field, const QString& value) {
    AppContext* app = &context;
    const std::string name(fieldInfo(field).name);
    menu->addAction(themedIcon(QStringLiteral("filter")), QObject::tr("Keep only this"), app,
                    [=] { app->filter.addTerm(name, value); });
    menu->addAction(themedIcon(QStringLiteral("dismiss")), QObject::tr("Exclude this"), app,
                    [=] { app->filter.addTerm(name, value, true); });
    if (field == Field::Account) {
        menu->addSeparator();
        const bool drawn = app->filter.accounts().contains(value);
        menu->addAction(themedIcon(QStringLiteral("timeline")),
                        drawn ? QObject::tr("Remove from timeline")
                              : QObject::tr("Draw on timeline"),
                        app, [=] { app->filter.toggleAccount(value); });
        menu->addAction(themedIcon(QStringLiteral("accounts")), QObject::tr("Explain account"), app,
                        [=] {
                            Selection selection;
                            selection.kind = Selection::Kind::Account;
                            selection.name = value;
                            app->filter.select(selection);
                        });
    }
    menu->addAction(themedIcon(QStringLiteral("events")), QObject::tr("Show its events"), app, [=] {
        app->filter.addTerm(name, value);
        emit app->pageWanted(page::kEvents);
    });
    menu->addSeparator();
    menu->addAction(themedIcon(QStringLiteral("copy")), QObject::tr("Copy value"), app,
                    [=] { QGuiApplication::clipboard()->setText(value); });
}

void showValueMenu(AppContext& context, QWidget* parent, Field field, const QString& value,
                   const QPoint& global) {
    auto* menu = new QMenu(parent);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addValueActions(context, menu, field, value);
    menu->popup(global);
}

} // namespace tidemark
