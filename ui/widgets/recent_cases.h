// SPDX-License-Identifier: GPL-3.0-or-later
// The cases that were open lately, in the person's settings: path, title, and the shape of their
// volume for a small picture. The shape is sums over the whole case, without a name in it. Window's
// thread.
#pragma once

#include <QSettings>
#include <QString>
#include <QVector>
#include <vector>

namespace tidemark {

struct RecentCase {
    QString path, title;
    QVector<int> shape; ///< 0 to 100, at most kShapePoints; empty: not seen yet
};

constexpr int kShapePoints = 60;

/// Recent cases that still exist, newest first.
QVector<RecentCase> recentCases(const QSettings& settings);
/// Puts a case on top of the list.
void rememberCase(QSettings& settings, const QString& path, const QString& title);
/// Keeps the shape of a case that is in the list. Values below zero and NaN count as zero.
void rememberShape(QSettings& settings, const QString& path, const std::vector<double>& values);
/// Takes a case off the list; the file stays.
void forgetCase(QSettings& settings, const QString& path);

} // namespace tidemark
