// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/crash_report.h"

#include "core/version.h"

#include <execinfo.h>
#include <fcntl.h>
#include <unistd.h>

#include <QDateTime>
#include <QDir>
#include <array>
#include <csignal>
#include <cstring>
#include <ctime>

namespace tidemark {

namespace {

constexpr int kFatalSignals[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};
constexpr int kMostFrames = 64;
constexpr std::size_t kStackBytes = 64 * 1024;

// Set before the handler is; a signal handler may use nothing that allocates.
std::array<char, 1024> g_report_path{};
std::time_t g_started = 0;

void put(int file, const char* words) {
    [[maybe_unused]] const auto written = ::write(file, words, std::strlen(words));
}

void putNumber(int file, long number) {
    std::array<char, 24> digits{};
    std::size_t at = digits.size() - 1;
    do {
        digits[--at] = static_cast<char>('0' + number % 10);
        number /= 10;
    } while (number > 0 && at > 0);
    put(file, &digits[at]);
}

void onFatalSignal(int signal) {
    const int file =
        ::open(g_report_path.data(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (file >= 0) {
        put(file, kToolName);
        put(file, " ended by signal ");
        putNumber(file, signal);
        put(file, " after ");
        putNumber(file, static_cast<long>(std::time(nullptr) - g_started));
        put(file, " seconds\nThis report holds no evidence. It was sent nowhere.\n\n");
        std::array<void*, kMostFrames> frames{};
        const int count = ::backtrace(frames.data(), kMostFrames);
        ::backtrace_symbols_fd(frames.data(), count, file);
        ::close(file);
    }
    // The handler was reset on entry: this ends the program as the signal would have.
    ::raise(signal);
}

} // namespace

void watchForCrashes(const QString& folder) {
    const QString path =
        folder + QStringLiteral("/crash-") +
        QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-HHmmss")) +
        QStringLiteral(".txt");
    const QByteArray bytes = path.toLocal8Bit();
    if (static_cast<std::size_t>(bytes.size()) >= g_report_path.size()) return;
    std::memcpy(g_report_path.data(), bytes.constData(), static_cast<std::size_t>(bytes.size()));
    g_started = std::time(nullptr);
    // The first call loads a library, which the handler must not.
    std::array<void*, 1> frame{};
    ::backtrace(frame.data(), 1);
    // An overflown stack has no room for the handler.
    static std::array<char, kStackBytes> own_stack;
    stack_t stack{};
    stack.ss_sp = own_stack.data();
    stack.ss_size = own_stack.size();
    ::sigaltstack(&stack, nullptr);
    struct sigaction action {};
    action.sa_handler = onFatalSignal;
    action.sa_flags = SA_RESETHAND | SA_ONSTACK | SA_NODEFER;
    for (const int signal : kFatalSignals) ::sigaction(signal, &action, nullptr);
}

QString takeUntoldCrash(const QString& folder) {
    QDir dir(folder);
    QString newest;
    for (const QString& name :
         dir.entryList({QStringLiteral("crash-*.txt")}, QDir::Files, QDir::Name)) {
        const QString told = QStringLiteral("told-") + name;
        QFile::remove(dir.filePath(told));
        if (dir.rename(name, told)) newest = dir.filePath(told);
    }
    return newest;
}

} // namespace tidemark
