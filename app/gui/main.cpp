// SPDX-License-Identifier: GPL-3.0-or-later
// tidemark [CASE or BUNDLE]: opens the window, or brings the window forward that has the case
// already.
#include "app/gui/crash_report.h"
#include "app/gui/log_file.h"
#include "app/gui/options.h"
#include "app/gui/shot.h"
#include "app/gui/translation.h"
#include "core/version.h"
#include "ui/models/case_handover.h"
#include "ui/models/preferences.h"
#include "ui/render/resources.h"
#include "ui/widgets/app_context.h"
#include "ui/widgets/main_window.h"
#include "ui/widgets/report_dialog.h"
#include "ui/widgets/theme_controller.h"

#include <sys/stat.h>

#include <QApplication>
#include <QFileInfo>
#include <QProcess>

using namespace tidemark;

namespace {

constexpr const char* kScale = "QT_SCALE_FACTOR";
const QString kThemeSetting = QStringLiteral("theme");

/// What must be known before the application is made: where settings are, and the size of all.
void prepare(int argc, char** argv) {
    QCoreApplication::setApplicationName(QStringLiteral("Tidemark"));
    QCoreApplication::setOrganizationName(QStringLiteral("Tidemark"));
    QCoreApplication::setApplicationVersion(QLatin1String(kVersion));
    if (wantsPortable(argc, argv)) {
        const QFileInfo program(QStringLiteral("/proc/self/exe"));
        setPortableFolder(QFileInfo(program.symLinkTarget()).absolutePath() +
                          QStringLiteral("/tidemark-portable"));
    }
    if (wantsWords(argc, argv) && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QSettings settings;
    const int size = Preferences(settings).size();
    if (size != 100 && qEnvironmentVariableIsEmpty(kScale))
        qputenv(kScale, QByteArray::number(size / 100.0));
}

void openFirst(MainWindow& window, const Options& options, const Preferences& preferences) {
    if (!options.case_path.isEmpty()) {
        window.openPath(options.case_path, options.page);
    } else if (options.come_back) {
        window.restoreSession();
    } else if (options.page.isEmpty() && options.shot.isEmpty() && preferences.reopens()) {
        window.restoreSession();
    }
    if (!options.filter.isEmpty()) filterWhenOpen(window, options.filter);
    if (!options.shot.isEmpty()) return shootWhenQuiet(window, options.shot);
    const QString report = takeUntoldCrash(dataFolder());
    if (report.isEmpty()) return;
    qInfo("told of an earlier crash");
    showReport(&window, QObject::tr("Tidemark ended unexpectedly the last time"), false, report,
               {QObject::tr("What was typed is kept as drafts in the case."),
                QObject::tr("The report names places in the program and holds no evidence.")},
               QObject::tr("Nothing was sent anywhere."));
}

/// The window from first to last; `again` when it should come back.
int runWindow(const Options& options, bool& again) {
    initUiResources();
    QSettings settings;
    const Preferences preferences(settings);
    openLog(dataFolder() + QStringLiteral("/tidemark.log"),
            logLevelFrom(options.log_level.isEmpty() ? preferences.logLevel() : options.log_level));
    watchForCrashes(dataFolder());
    qInfo("start of %s with Qt %s", kToolName, qVersion());
    speak(options.language.value_or(preferences.language()));
    if (options.right_to_left) QApplication::setLayoutDirection(Qt::RightToLeft);

    ThemeController themes;
    themes.choose(
        options.theme.value_or(static_cast<ThemeChoice>(settings.value(kThemeSetting, 0).toInt())));
    MainWindow window(settings, themes);
    logSession(window.session());
    if (options.size.isValid()) window.resize(options.size);
    QObject::connect(&window.context(), &AppContext::restartWanted, &window,
                     [&] { again = window.close(); });
    window.show();
    openFirst(window, options, preferences);
    const int code = QApplication::exec();
    qInfo("end with code %d", code);
    return code;
}

} // namespace

int main(int argc, char** argv) {
    ::umask(077); // what the window writes is for its user alone
    const bool own_scale = qEnvironmentVariableIsEmpty(kScale);
    prepare(argc, argv);
    bool again = false;
    QStringList arguments;
    int code = 0;
    {
        QApplication app(argc, argv);
        QApplication::setDesktopFileName(QStringLiteral("org.tidemark.Tidemark"));
        const Options options = readOptions();
        arguments = restartArguments(options);
        if (!options.case_path.isEmpty() && options.shot.isEmpty() &&
            CaseHandover::ask(options.case_path, options.page))
            return 0;
        code = runWindow(options, again);
    }
    if (!again) return code;
    if (own_scale) qunsetenv(kScale); // the size may be another now
    return QProcess::startDetached(QFileInfo(QStringLiteral("/proc/self/exe")).symLinkTarget(),
                                   arguments)
               ? code
               : 1;
}
