// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/recent_cases.h"

#include <QFileInfo>
#include <algorithm>

namespace tidemark {

namespace {

constexpr int kMostRecent = 10;
const QString kRecentKey = QStringLiteral("recentCases");

/// A line of the setting: path, title and shape, separated by line feeds.
RecentCase recentFrom(const QString& line) {
    RecentCase out;
    out.path = line.section(QLatin1Char('\n'), 0, 0);
    out.title = line.section(QLatin1Char('\n'), 1, 1);
    for (const QString& point :
         line.section(QLatin1Char('\n'), 2, 2).split(QLatin1Char(' '), Qt::SkipEmptyParts))
        out.shape << std::clamp(point.toInt(), 0, 100);
    return out;
}

QString lineOf(const RecentCase& recent) {
    QStringList points;
    for (const int point : recent.shape) points << QString::number(point);
    return QStringList{recent.path, recent.title.simplified(), points.join(QLatin1Char(' '))}.join(
        QLatin1Char('\n'));
}

QVector<RecentCase> storedCases(const QSettings& settings) {
    QVector<RecentCase> out;
    for (const QString& line : settings.value(kRecentKey).toStringList()) out << recentFrom(line);
    return out;
}

void storeCases(QSettings& settings, const QVector<RecentCase>& cases) {
    QStringList lines;
    for (const RecentCase& recent : cases.mid(0, kMostRecent)) lines << lineOf(recent);
    settings.setValue(kRecentKey, lines);
}

} // namespace

QVector<RecentCase> recentCases(const QSettings& settings) {
    QVector<RecentCase> out = storedCases(settings);
    out.removeIf([](const RecentCase& recent) { return !QFileInfo::exists(recent.path); });
    return out;
}

void rememberCase(QSettings& settings, const QString& path, const QString& title) {
    QVector<RecentCase> cases = storedCases(settings);
    RecentCase added{path, title, {}};
    for (const RecentCase& known : cases)
        if (known.path == path) added.shape = known.shape;
    cases.removeIf([&](const RecentCase& known) { return known.path == path; });
    cases.prepend(added);
    storeCases(settings, cases);
}

void rememberShape(QSettings& settings, const QString& path, const std::vector<double>& values) {
    QVector<int> shape;
    if (!values.empty()) {
        const std::size_t points = std::min<std::size_t>(kShapePoints, values.size());
        std::vector<double> sums(points, 0.0);
        for (std::size_t i = 0; i < values.size(); ++i)
            if (values[i] > 0) sums[i * points / values.size()] += values[i];
        const double most = std::max(1e-9, *std::ranges::max_element(sums));
        for (const double sum : sums) shape << static_cast<int>(sum / most * 100 + 0.5);
    }
    QVector<RecentCase> cases = storedCases(settings);
    for (RecentCase& known : cases)
        if (known.path == path) known.shape = shape;
    storeCases(settings, cases);
}

void forgetCase(QSettings& settings, const QString& path) {
    QVector<RecentCase> cases = storedCases(settings);
    cases.removeIf([&](const RecentCase& known) { return known.path == path; });
    storeCases(settings, cases);
}

} // namespace tidemark
