// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/source_text.h"

#include "ui/models/display.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

namespace tidemark {

QString importParamsText(const Source& source) {
    const QJsonObject params =
        QJsonDocument::fromJson(QByteArray::fromStdString(source.params_json)).object();
    const auto words = [&](const char* key) {
        return shown(utf8(params.value(QLatin1String(key)).toString()));
    };
    QStringList out;
    if (params.contains(QLatin1String("time_zone")))
        out << QObject::tr("zone %1").arg(words("time_zone"));
    if (params.contains(QLatin1String("clock_offset_s"))) {
        const double seconds = params.value(QLatin1String("clock_offset_s")).toDouble();
        out << QObject::tr("clock %1 s")
                   .arg((seconds > 0 ? QStringLiteral("+") : QString()) +
                        QLocale().toString(seconds, 'f', QLocale::FloatingPointShortest));
    }
    if (params.contains(QLatin1String("start_time")))
        out << QObject::tr("starts at %1").arg(words("start_time"));
    if (params.contains(QLatin1String("account")))
        out << QObject::tr("account %1").arg(words("account"));
    for (const QJsonValue& pair : params.value(QLatin1String("map")).toArray())
        out << QStringLiteral("%1=%2").arg(shown(utf8(pair.toArray().at(0).toString())),
                                           shown(utf8(pair.toArray().at(1).toString())));
    return out.isEmpty() ? QObject::tr("As in the log") : out.join(QStringLiteral(", "));
}

} // namespace tidemark
