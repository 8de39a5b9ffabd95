// SPDX-License-Identifier: GPL-3.0-or-later
// What the program did, in a file of the person's own: starts, ends, jobs, kinds of errors. Never a
// name, path or text out of a case, so that it can be handed on with a fault report. Any thread may
// log once it is open.
#pragma once

#include <QString>

namespace tidemark {

class CaseSession;

enum class LogLevel { Error, Warning, Info, Debug };
/// "error", "warning", "info", "debug"; Info for anything else.
LogLevel logLevelFrom(const QString& name);

/// Takes over qDebug() to qCritical() and writes those of `level` and worse to `file`, each with
/// its UTC time. A file of more than a megabyte is put aside first, as FILE.old. Warnings and
/// errors go to standard error as well.
void openLog(const QString& file, LogLevel level);

/// Logs openings, closings, jobs and errors of a session.
void logSession(CaseSession& session);

} // namespace tidemark
