// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/display.h"

#include "core/base/text.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>
#include <cmath>

namespace tidemark {

namespace {

/// What core/store/fields.cpp calls fields and metrics.
[[maybe_unused]] constexpr const char* kCoreLabels[] = {
    QT_TRANSLATE_NOOP("Core", "Time"),
    QT_TRANSLATE_NOOP("Core", "End"),
    QT_TRANSLATE_NOOP("Core", "Time basis"),
    QT_TRANSLATE_NOOP("Core", "Record kind"),
    QT_TRANSLATE_NOOP("Core", "Flags"),
    QT_TRANSLATE_NOOP("Core", "Byte offset"),
    QT_TRANSLATE_NOOP("Core", "Record length"),
    QT_TRANSLATE_NOOP("Core", "Account"),
    QT_TRANSLATE_NOOP("Core", "Account kind"),
    QT_TRANSLATE_NOOP("Core", "User"),
    QT_TRANSLATE_NOOP("Core", "API key"),
    QT_TRANSLATE_NOOP("Core", "Organisation"),
    QT_TRANSLATE_NOOP("Core", "Project"),
    QT_TRANSLATE_NOOP("Core", "Address"),
    QT_TRANSLATE_NOOP("Core", "Agent"),
    QT_TRANSLATE_NOOP("Core", "Provider"),
    QT_TRANSLATE_NOOP("Core", "Endpoint"),
    QT_TRANSLATE_NOOP("Core", "Operation"),
    QT_TRANSLATE_NOOP("Core", "Model"),
    QT_TRANSLATE_NOOP("Core", "Method"),
    QT_TRANSLATE_NOOP("Core", "Country"),
    QT_TRANSLATE_NOOP("Core", "Network (ASN)"),
    QT_TRANSLATE_NOOP("Core", "Payment fingerprint"),
    QT_TRANSLATE_NOOP("Core", "Prompt prefix"),
    QT_TRANSLATE_NOOP("Core", "Error"),
    QT_TRANSLATE_NOOP("Core", "Outcome"),
    QT_TRANSLATE_NOOP("Core", "Request count"),
    QT_TRANSLATE_NOOP("Core", "Input tokens"),
    QT_TRANSLATE_NOOP("Core", "Output tokens"),
    QT_TRANSLATE_NOOP("Core", "Cached input tokens"),
    QT_TRANSLATE_NOOP("Core", "Request bytes"),
    QT_TRANSLATE_NOOP("Core", "Response bytes"),
    QT_TRANSLATE_NOOP("Core", "Latency (\u00b5s)"),
    QT_TRANSLATE_NOOP("Core", "Status"),
    QT_TRANSLATE_NOOP("Core", "Account created"),
    QT_TRANSLATE_NOOP("Core", "Request id"),
    QT_TRANSLATE_NOOP("Core", "Session id"),
    QT_TRANSLATE_NOOP("Core", "Prompt hash"),
    QT_TRANSLATE_NOOP("Core", "Unique id"),
    QT_TRANSLATE_NOOP("Core", "Requests"),
    QT_TRANSLATE_NOOP("Core", "Errors"),
    QT_TRANSLATE_NOOP("Core", "Estimated cost")};

CivilTime localCivil(std::int64_t ts_ns, const TimeZone& zone) {
    return civilFromNs(ts_ns + zone.offsetAt(ts_ns) * kNsPerSecond);
}

QString two(unsigned value) {
    return QStringLiteral("%1").arg(value, 2, 10, QLatin1Char('0'));
}

QString threeDigits(double value) {
    const double size = std::abs(value);
    return decimals(value, size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2);
}

QString scaled(double number, const char* const* units, int count, double step) {
    int unit = 0;
    double value = number;
    while (unit + 1 < count && std::abs(value) >= step * 0.9995) {
        value /= step;
        ++unit;
    }
    const QString figure = unit == 0 && std::floor(value) == value ? QString::number(value, 'f', 0)
                                                                   : threeDigits(value);
    return *units[unit] ? figure + QChar(0x202F) + QLatin1String(units[unit]) : figure;
}

} // namespace

QString shown(std::string_view bytes) {
    return QString::fromStdString(visibleText(maskSecrets(bytes)));
}

QString shownRaw(std::string_view bytes) {
    return QString::fromStdString(visibleText(maskSecrets(bytes), true));
}

QString text(std::string_view utf8) {
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

std::string utf8(const QString& text) {
    return text.toStdString();
}

QString named(std::string_view label) {
    return QCoreApplication::translate("Core", std::string(label).c_str());
}

QString localNumber(QString number) {
    const QLocale locale;
    // With digits of another script our Latin ones would stand between its separators.
    if (locale.zeroDigit() != QLatin1String("0")) return number;
    const QString point = locale.decimalPoint(), comma = locale.groupSeparator();
    for (qsizetype i = number.size(); i-- > 0;) {
        if (number[i] == QLatin1Char('.'))
            number.replace(i, 1, point);
        else if (number[i] == QLatin1Char(','))
            number.replace(i, 1, comma);
    }
    return number;
}

QString grouped(std::int64_t number) {
    QString digits = QString::number(number);
    const int first = digits.startsWith(QLatin1Char('-')) ? 1 : 0;
    for (auto i = digits.size() - 3; i > first; i -= 3) digits.insert(i, QLatin1Char(','));
    return localNumber(digits);
}

QString decimals(double number, int digits) {
    return localNumber(QString::number(number, 'f', digits));
}

QString significant(double number, int digits) {
    return localNumber(QString::number(number, 'g', digits));
}

QString compact(double number) {
    static constexpr const char* kUnits[] = {"", "k", "M", "G", "T"};
    return scaled(number, kUnits, 5, 1000);
}

QString sizeText(double bytes) {
    static constexpr const char* kUnits[] = {"B", "kB", "MB", "GB", "TB"};
    return scaled(bytes, kUnits, 5, 1000);
}

QString metricText(Metric metric, double value) {
    if (std::isnan(value)) return QCoreApplication::translate("Display", "no data");
    if (metric == Metric::RequestBytes || metric == Metric::ResponseBytes) return sizeText(value);
    if (metric == Metric::Cost) return QStringLiteral("$") + compact(value);
    return compact(value);
}

QString shareText(double share) {
    return decimals(share * 100, share < 0.1 ? 1 : 0) + QStringLiteral("%");
}

QString timeText(std::int64_t ts_ns, const TimeZone& zone, std::int64_t resolution_ns) {
    if (ts_ns == kNoTime) return {};
    const CivilTime c = localCivil(ts_ns, zone);
    QString out = QStringLiteral("%1-%2-%3")
                      .arg(c.year, 4, 10, QLatin1Char('0'))
                      .arg(two(c.month), two(c.day));
    if (resolution_ns >= kNsPerDay) return out;
    out += QStringLiteral(" %1:%2").arg(two(c.hour), two(c.minute));
    if (resolution_ns >= kNsPerMinute) return out;
    out += QLatin1Char(':') + two(c.second);
    if (resolution_ns >= kNsPerSecond) return out;
    return out + QStringLiteral(".%1").arg(c.nanosecond / kNsPerMs, 3, 10, QLatin1Char('0'));
}

QString rangeText(const TimeRange& range, const TimeZone& zone) {
    if (range.isAll()) return QCoreApplication::translate("Display", "All time");
    const CivilTime a = localCivil(range.from_ns, zone), b = localCivil(range.to_ns, zone);
    const auto clock = [](const CivilTime& c) {
        const QString minutes = two(c.hour) + QLatin1Char(':') + two(c.minute);
        return c.second == 0 ? minutes : minutes + QLatin1Char(':') + two(c.second);
    };
    const auto day = [](const CivilTime& c) {
        return QStringLiteral("%1 %2").arg(c.day).arg(
            QLocale().monthName(static_cast<int>(c.month), QLocale::ShortFormat));
    };
    QString left = day(a) + QLatin1Char(' ') + clock(a);
    if (a.year != b.year) left = QStringLiteral("%1 %2 %3").arg(day(a)).arg(a.year).arg(clock(a));
    const bool same_day = a.year == b.year && a.month == b.month && a.day == b.day;
    const QString right = same_day ? clock(b) : day(b) + QLatin1Char(' ') + clock(b);
    return left + QStringLiteral(" – ") + right;
}

QString durationText(std::int64_t duration_ns) {
    struct Unit {
        std::int64_t ns;
        const char* name;
    };
    static constexpr Unit kUnits[] = {{kNsPerDay, "d"},
                                      {kNsPerHour, "h"},
                                      {kNsPerMinute, "min"},
                                      {kNsPerSecond, "s"},
                                      {kNsPerMs, "ms"}};
    QStringList parts;
    std::int64_t rest = duration_ns;
    for (const Unit& unit : kUnits) {
        const std::int64_t count = rest / unit.ns;
        if (count > 0)
            parts << QStringLiteral("%1 %2").arg(count).arg(QLatin1String(unit.name));
        else if (!parts.isEmpty())
            break;
        rest %= unit.ns;
        if (parts.size() == 2) break;
    }
    return parts.isEmpty() ? QStringLiteral("0 s") : parts.join(QLatin1Char(' '));
}

} // namespace tidemark
