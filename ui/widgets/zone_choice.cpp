// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/zone_choice.h"

#include "core/base/time_zone.h"
#include "ui/models/display.h"

#include <QComboBox>
#include <QCompleter>
#include <QLineEdit>

namespace tidemark {

QComboBox* zoneChoice(const QString& name, const QString& current, const QString& none) {
    auto* zone = new QComboBox;
    zone->setEditable(true);
    zone->setAccessibleName(name);
    zone->lineEdit()->setAccessibleName(name);
    zone->setProperty("none", none);
    if (!none.isEmpty()) zone->addItem(none);
    zone->addItem(QStringLiteral("UTC"));
    for (const std::string& each : TimeZone::names()) zone->addItem(text(each));
    zone->setCurrentText(current.isEmpty() ? none : current);
    zone->completer()->setFilterMode(Qt::MatchContains);
    zone->completer()->setCompletionMode(QCompleter::PopupCompletion);
    return zone;
}

QString chosenZone(const QComboBox* zone) {
    const QString typed = zone->currentText().trimmed();
    return typed == zone->property("none").toString() ? QString() : typed;
}

} // namespace tidemark
