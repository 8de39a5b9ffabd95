// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/log_file.h"

#include "ui/models/case_session.h"

#include <QDateTime>
#include <QFile>
#include <QMutex>
#include <cstdio>
#include <map>

namespace tidemark {

namespace {

constexpr qint64 kMostLogBytes = 1'000'000;

struct OpenLog {
    QMutex mutex; // guards file
    QFile file;
    LogLevel level = LogLevel::Info;
};

OpenLog& openedLog() {
    static OpenLog log;
    return log;
}

LogLevel levelOf(QtMsgType type) {
    switch (type) {
    case QtDebugMsg: return LogLevel::Debug;
    case QtInfoMsg: return LogLevel::Info;
    case QtWarningMsg: return LogLevel::Warning;
    default: return LogLevel::Error;
    }
}

void writeMessage(QtMsgType type, const QMessageLogContext&, const QString& words) {
    static constexpr const char* kNames[] = {"error", "warning", "info", "debug"};
    OpenLog& log = openedLog();
    const LogLevel level = levelOf(type);
    const QByteArray line = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs).toUtf8() +
                            ' ' + kNames[static_cast<int>(level)] + ' ' +
                            QString(words).replace(QLatin1Char('\n'), QLatin1Char(' ')).toUtf8() +
                            '\n';
    const QMutexLocker lock(&log.mutex);
    if (level <= log.level && log.file.isOpen()) {
        log.file.write(line);
        log.file.flush();
    }
    if (level <= LogLevel::Warning) std::fputs(line.constData(), stderr);
}

const char* stateName(JobState state) {
    switch (state) {
    case JobState::Queued: return "queued";
    case JobState::Running: return "started";
    case JobState::Done: return "done";
    case JobState::Failed: return "failed";
    case JobState::Cancelled: return "cancelled";
    }
    return "";
}

void logError(const char* what, const Error& error) {
    qWarning("%s: error %d, system code %d", what, static_cast<int>(error.code), error.native);
}

} // namespace

LogLevel logLevelFrom(const QString& name) {
    if (name == QStringLiteral("error")) return LogLevel::Error;
    if (name == QStringLiteral("warning")) return LogLevel::Warning;
    return name == QStringLiteral("debug") ? LogLevel::Debug : LogLevel::Info;
}

void openLog(const QString& file, LogLevel level) {
    OpenLog& log = openedLog();
    {
        const QMutexLocker lock(&log.mutex);
        log.level = level;
        log.file.close();
        log.file.setFileName(file);
        if (log.file.size() > kMostLogBytes) {
            QFile::remove(file + QStringLiteral(".old"));
            log.file.rename(file + QStringLiteral(".old"));
            log.file.setFileName(file);
        }
        (void)log.file.open(QIODevice::WriteOnly | QIODevice::Append);
    }
    qInstallMessageHandler(writeMessage);
}

void logSession(CaseSession& session) {
    CaseSession* of = &session;
    QObject::connect(of, &CaseSession::evidenceChanged, of, [of] {
        qInfo("case: %lld events, %lld rejects, %d sources, %s",
              static_cast<long long>(of->facts().events),
              static_cast<long long>(of->facts().rejects),
              static_cast<int>(of->facts().sources.size()),
              of->writable() ? "writable" : "read-only");
    });
    QObject::connect(of, &CaseSession::closed, of, [] { qInfo("case closed"); });
    QObject::connect(of, &CaseSession::failed, of,
                     [](const Error& error) { logError("failed", error); });
    QObject::connect(of, &CaseSession::openFailed, of,
                     [](const QString&, const Error& error) { logError("open failed", error); });
    // A job's name may name a file, so it is its number that is logged.
    QObject::connect(&of->jobs(), &JobBridge::jobChanged, of,
                     [of, last = std::map<std::uint64_t, JobState>()](std::uint64_t id) mutable {
                         for (const JobRow& job : of->jobs().jobs()) {
                             if (job.id != id) continue;
                             const auto [known, first] = last.try_emplace(id, JobState::Queued);
                             if (!first && known->second == job.state) return;
                             known->second = job.state;
                             qInfo("job %llu %s", static_cast<unsigned long long>(id),
                                   stateName(job.state));
                         }
                     });
}

} // namespace tidemark
