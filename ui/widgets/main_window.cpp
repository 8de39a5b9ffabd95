// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/main_window.h"

#include "ui/models/display.h"
#include "ui/pages/accounts_page.h"
#include "ui/pages/clusters_page.h"
#include "ui/pages/custody_page.h"
#include "ui/pages/detections_page.h"
#include "ui/pages/events_page.h"
#include "ui/pages/evidence_page.h"
#include "ui/pages/findings_page.h"
#include "ui/pages/review_page.h"
#include "ui/pages/summary_page.h"
#include "ui/pages/timeline_page.h"
#include "ui/pages/welcome_page.h"
#include "ui/render/icon.h"
#include "ui/widgets/case_actions.h"
#include "ui/widgets/command_palette.h"
#include "ui/widgets/detect_dialog.h"
#include "ui/widgets/error_view.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/help_actions.h"
#include "ui/widgets/inspector.h"
#include "ui/widgets/job_panel.h"
#include "ui/widgets/kit.h"
#include "ui/widgets/navigation.h"
#include "ui/widgets/next_step.h"
#include "ui/widgets/recent_cases.h"
#include "ui/widgets/settings_dialog.h"
#include "ui/widgets/status_line.h"
#include "ui/widgets/table_layout.h"
#include "ui/widgets/theme_controller.h"

#include <QAbstractItemView>
#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QFile>
#include <QFileInfo>
#include <QMenuBar>
#include <QMimeData>
#include <QScreen>

namespace tidemark {

namespace {

const QString kGeometry = QStringLiteral("window/geometry");
const QString kSplit = QStringLiteral("window/split");
const QString kInspector = QStringLiteral("window/inspector");
const QString kPageSplits = QStringLiteral("window/splits/");
const QString kTheme = QStringLiteral("theme");
const QString kSession = QStringLiteral("session");
/// What the system may draw around a window.
const QSize kFrame(8, 40);

/// A case under another name is still a case; anything else is a log.
bool isDatabase(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.read(15) == "SQLite format 3";
}

} // namespace

MainWindow::MainWindow(QSettings& settings, ThemeController& themes)
    : m_settings(settings), m_themes(themes), m_book(m_session), m_casework(m_session),
      m_context(m_session, m_book, m_casework, settings) {
    setWindowTitle(tr("Tidemark"));
    setWindowIcon(QIcon(QStringLiteral(":/icons/tidemark.svg")));
    setAcceptDrops(true);
    makeFileActions();
    makeViewActions();
    addHelpActions(m_context, this, [this] { return pageInView(); });
    makeLayout();
    makePages();
    makeMenus();
    connectSession();
    restoreLayout();
    showState();
    showPage(page::kWelcome);
}

MainWindow::~MainWindow() {
    // Pages ask the session until they are gone, so they go first; what is left must not hear of
    // the end.
    m_session.disconnect(this);
    m_context.disconnect(this);
    delete takeCentralWidget();
    m_session.close();
}

void MainWindow::makeFileActions() {
    ActionRegistry& actions = m_context.actions;
    actions.add("file.new", tr("New case…"), "new", QKeySequence::New, this,
                [this] { newCase(m_context, this); });
    actions.add("file.open", tr("Open case…"), "open", QKeySequence::Open, this, [this] {
        chooseCase(m_context, this, [this](const QString& path) { openPath(path); });
    });
    actions.add(
        "file.bundle", tr("Open bundle…"), "open", QKeySequence(tr("Ctrl+Shift+B")), this,
        [this] { chooseBundle(m_context, this, [this](const QString& path) { openPath(path); }); });
    actions.add("file.sample", tr("Open sample case"), "sample", QKeySequence(tr("Ctrl+Shift+O")),
                this, [this] {
                    openSampleCase(m_context, this,
                                   [this](const QString& path) { openPath(path); });
                });
    actions.add(
        "file.import", tr("Import log…"), "import", QKeySequence(tr("Ctrl+I")), this, [this] {
            chooseLogs(m_context, this, [this](const QStringList& paths) { importPaths(paths); });
        });
    actions.add("file.export", tr("Export…"), "export", QKeySequence(tr("Ctrl+E")), this,
                [this] { exportCase(m_context, this); });
    actions.add("case.detect", tr("Run detection"), "detections", QKeySequence(tr("Ctrl+R")), this,
                [this] { runDetection(m_context); });
    actions.add("case.detectSettings", tr("Detection settings…"), "settings",
                QKeySequence(tr("Ctrl+Shift+R")), this,
                [this] { (new DetectDialog(m_context, this))->open(); });
    actions.add("case.verify", tr("Verify case"), "verify", QKeySequence(tr("Ctrl+Shift+V")), this,
                [this] { verifyCase(m_context, this); });
    actions.add("file.properties", tr("Case properties…"), "info", {}, this,
                [this] { editCaseInfo(m_context, this); });
    actions.add("file.close", tr("Close case"), "close", QKeySequence(tr("Ctrl+W")), this,
                [this] { m_review->isVisibleTo(this) ? showReview(false) : m_session.close(); });
    actions.add("app.preferences", tr("Preferences…"), "settings", QKeySequence(tr("Ctrl+,")), this,
                [this] {
                    editPreferences(m_context, this, static_cast<int>(m_themes.choice()),
                                    [this](int choice) { setThemeChoice(choice); });
                });
    actions.add("app.quit", tr("Quit"), "", QKeySequence::Quit, this, [this] { close(); });
}

void MainWindow::makeViewActions() {
    ActionRegistry& actions = m_context.actions;
    FilterState* filter = &m_context.filter;
    auto* back = actions.add("view.back", tr("Back"), "back", QKeySequence(tr("Alt+Left")), filter,
                             &FilterState::goBack);
    auto* forward = actions.add("view.forward", tr("Forward"), "forward",
                                QKeySequence(tr("Alt+Right")), filter, &FilterState::goForward);
    const auto refresh = [=] {
        back->setEnabled(filter->canGoBack());
        forward->setEnabled(filter->canGoForward());
    };
    connect(filter, &FilterState::historyChanged, back, refresh);
    refresh();
    actions.add("view.palette", tr("Command palette"), "command", QKeySequence(tr("Ctrl+K")), this,
                [this] { m_palette->open(paletteEntries(m_context)); });
    actions.add("view.filter", tr("Edit filter"), "filter", QKeySequence(tr("Ctrl+F")), this,
                [this] { m_filter_bar->focusFilter(); });
    actions.add("view.clear", tr("Clear filter"), "close", QKeySequence(tr("Ctrl+Shift+F")), filter,
                &FilterState::clearFilter);
    actions.add("view.save", tr("Save view…"), "bookmark", QKeySequence(tr("Ctrl+D")), this,
                [this] { saveView(m_context, this); });
    auto* inspector = actions.add("view.inspector", tr("Inspector"), "inspector",
                                  QKeySequence(tr("F4")), this, [this](bool) { placeInspector(); });
    inspector->setCheckable(true);
    inspector->setChecked(true);
    auto* group = new QActionGroup(this);
    const struct {
        const char* id;
        QString name;
        const char* icon;
        ThemeChoice choice;
    } themes[] = {{"theme.system", tr("Theme: follow system"), "settings", ThemeChoice::System},
                  {"theme.light", tr("Theme: light"), "sun", ThemeChoice::Light},
                  {"theme.dark", tr("Theme: dark"), "moon", ThemeChoice::Dark}};
    for (const auto& theme : themes) {
        auto* action =
            actions.add(theme.id, theme.name, theme.icon, {}, this, [this, choice = theme.choice] {
                setThemeChoice(static_cast<int>(choice));
            });
        action->setCheckable(true);
        action->setChecked(m_themes.choice() == theme.choice);
        group->addAction(action);
    }
}

void MainWindow::setThemeChoice(int choice) {
    m_settings.setValue(kTheme, choice);
    m_themes.choose(static_cast<ThemeChoice>(choice));
    const char* ids[] = {"theme.system", "theme.light", "theme.dark"};
    m_context.actions.get(ids[choice])->setChecked(true);
}

void MainWindow::makeLayout() {
    auto* central = new QWidget;
    auto* outer = column(central, 0, 0);
    m_case_area = new QWidget;
    auto* body = row(m_case_area, 0, 0);
    m_navigation = new Navigation;
    body->addWidget(m_navigation);
    auto* right = new QVBoxLayout;
    right->setSpacing(0);
    m_filter_bar = new FilterBar(m_context);
    right->addWidget(m_filter_bar);
    m_next_step = new NextStep(m_context);
    right->addWidget(m_next_step);
    m_splitter = new QSplitter(Qt::Horizontal);
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    m_pages = new QStackedWidget;
    m_pages->setObjectName(QStringLiteral("pages"));
    m_inspector = new Inspector(m_context);
    m_splitter->addWidget(m_pages);
    m_splitter->addWidget(m_inspector);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    right->addWidget(m_splitter, 1);
    body->addLayout(right, 1);
    outer->addWidget(m_case_area, 1);
    makeReview(outer);
    m_status = new StatusLine(m_context);
    outer->addWidget(m_status);
    setCentralWidget(central);
    m_palette = new CommandPalette(m_context, central);
    m_job_panel = new JobPanel(m_session.jobs(), central);
    connect(m_status, &StatusLine::jobsWanted, m_job_panel, [this] {
        m_job_panel->setVisible(!m_job_panel->isVisible());
        m_job_panel->adjustSize();
        m_job_panel->move(centralWidget()->width() - m_job_panel->width() - kGap4,
                          centralWidget()->height() - m_job_panel->height() - 40);
        m_job_panel->raise();
    });
}

void MainWindow::makeReview(QBoxLayout* outer) {
    m_review = new ReviewPage(m_context);
    m_review->hide();
    outer->addWidget(m_review, 1);
    connect(m_review, &ReviewPage::closeWanted, this, [this] { showReview(false); });
    connect(m_review, &ReviewPage::failed, this, [this](const Error& error) {
        showReview(false);
        showError(this, tr("Open bundle"), error);
    });
}

void MainWindow::showReview(bool on) {
    if (!on) m_review->close();
    m_review->setVisible(on);
    m_case_area->setVisible(!on);
    showState();
}

void MainWindow::addPage(Page* added, bool starts_group) {
    m_pages->addWidget(added);
    m_navigation->addPage(added->name(), added->icon(), starts_group);
    const int number = m_pages->count() - 1;
    const QKeySequence keys =
        number == 0 ? QKeySequence(tr("Alt+0")) : QKeySequence(tr("Alt+%1").arg(number));
    auto* action = m_context.actions.add(qPrintable(QStringLiteral("page.%1").arg(added->name())),
                                         pageTitle(added->name()), qPrintable(added->icon()), keys,
                                         this, [this, name = added->name()] {
                                             showPage(name);
                                             enterPage();
                                         });
    action->setProperty("page", true);
    action->setData(added->name());
}

void MainWindow::makePages() {
    auto* welcome = new WelcomePage(m_context);
    connect(welcome, &WelcomePage::openWanted, this,
            [this](const QString& path) { openPath(path); });
    addPage(welcome, false);
    addPage(new SummaryPage(m_context), true);
    addPage(new TimelinePage(m_context), false);
    addPage(new AccountsPage(m_context), false);
    addPage(new DetectionsPage(m_context), true);
    addPage(new ClustersPage(m_context), false);
    addPage(new EventsPage(m_context), false);
    addPage(new FindingsPage(m_context), true);
    addPage(new EvidencePage(m_context), true);
    addPage(new CustodyPage(m_context), false);
    connect(m_navigation, &Navigation::chosen, this, &MainWindow::showPage);
    connect(m_navigation, &Navigation::itemClicked, this, &MainWindow::enterPage);
    connect(m_navigation, &Navigation::itemActivated, this, &MainWindow::enterPage);
    connect(&m_context, &AppContext::pageWanted, this, &MainWindow::showPage);
}

void MainWindow::makeMenus() {
    const auto fill = [this](QMenu* menu, std::initializer_list<const char*> ids) {
        for (const char* id : ids) {
            if (*id)
                menu->addAction(m_context.actions.get(id));
            else
                menu->addSeparator();
        }
    };
    fill(menuBar()->addMenu(tr("&File")),
         {"file.new", "file.open", "file.bundle", "file.sample", "", "file.import", "file.export",
          "", "file.properties", "file.close", "", "app.preferences", "app.quit"});
    QMenu* edit = menuBar()->addMenu(tr("&Edit"));
    QUndoStack& undo = m_casework.undoStack();
    const struct {
        QAction* action;
        QKeySequence::StandardKey key;
        const char* icon;
    } steps[] = {{undo.createUndoAction(this, tr("Undo")), QKeySequence::Undo, "undo"},
                 {undo.createRedoAction(this, tr("Redo")), QKeySequence::Redo, "redo"}};
    for (const auto& step : steps) {
        step.action->setShortcut(QKeySequence(step.key));
        step.action->setIcon(themedIcon(QLatin1String(step.icon)));
        edit->addAction(step.action);
    }
    edit->addSeparator();
    fill(edit, {"view.filter", "view.clear", "view.save"});
    QMenu* view = menuBar()->addMenu(tr("&View"));
    for (QAction* action : m_context.actions.all())
        if (action->property("page").toBool()) view->addAction(action);
    view->addSeparator();
    fill(view, {"view.back", "view.forward", "view.palette", "", "view.inspector", "",
                "theme.system", "theme.light", "theme.dark"});
    QMenu* case_menu = menuBar()->addMenu(tr("&Case"));
    fill(case_menu, {"case.detect", "case.detectSettings", "case.verify"});
    case_menu->addSeparator();
    for (QAction* action : m_context.actions.all())
        if (action->property("caseMenu").toBool()) case_menu->addAction(action);
    fillHelpMenu(m_context, menuBar()->addMenu(tr("&Help")));
    // Shortcuts must work wherever the focus is, also for actions in no menu.
    for (QAction* action : m_context.actions.all())
        if (!action->property("local").toBool()) addAction(action);
}

void MainWindow::connectSession() {
    connect(&m_themes, &ThemeController::themeChanged, &m_context, &AppContext::themeChanged);
    connect(&m_session, &CaseSession::opened, this, [this] {
        showState();
        showPage(m_wanted_page.isEmpty() ? page::kSummary : m_wanted_page);
        m_wanted_page.clear();
        if (m_wanted_view) m_context.filter.setView(*std::exchange(m_wanted_view, {}));
        dropOldDrafts(m_context);
        m_handover.serve(m_session.path());
        if (!m_waiting_imports.isEmpty()) importPaths(std::exchange(m_waiting_imports, {}));
    });
    connect(&m_handover, &CaseHandover::asked, this, &MainWindow::comeForward);
    connect(&m_context.filter, &FilterState::changed, this, &MainWindow::saveSession);
    connect(&m_session, &CaseSession::closed, this, [this] {
        m_handover.stop();
        showState();
        showPage(page::kWelcome);
    });
    connect(&m_session, &CaseSession::factsChanged, this, [this] {
        rememberCase(m_settings, m_session.path(), shown(m_session.facts().info.title));
        showState();
    });
    connect(&m_session, &CaseSession::evidenceChanged, this, [this] {
        // Nothing to see yet: the page that says what to do first.
        if (m_session.facts().events == 0 && m_pages->currentIndex() != 0)
            m_navigation->choose(page::kEvidence);
    });
    connect(&m_session, &CaseSession::failed, this,
            [this](const Error& error) { showError(this, tr("Tidemark"), error); });
    connect(&m_session, &CaseSession::openFailed, this, [this](const QString&, const Error& error) {
        showState();
        showPage(page::kWelcome);
        showError(this, tr("Open case"), error);
    });
}

void MainWindow::showState() {
    const bool review = m_review->isVisibleTo(this);
    const bool open = m_session.isOpen(), writable = m_session.writable() && !review;
    for (const QString& name : pageNames())
        m_navigation->setEnabledPage(name, open || name == page::kWelcome);
    for (const char* id : {"case.verify", "view.filter", "view.clear", "view.inspector"})
        m_context.actions.get(id)->setEnabled(open && !review);
    m_context.actions.get("file.close")->setEnabled(open || review);
    for (const char* id : {"file.properties", "view.save"})
        m_context.actions.get(id)->setEnabled(writable);
    // Without a case a log may be chosen too: it asks for the case first.
    m_context.actions.get("file.import")->setEnabled(writable || (!open && !review));
    for (const char* id : {"case.detect", "file.export"})
        m_context.actions.get(id)->setEnabled(writable && m_session.facts().events > 0);
    for (QAction* action : m_context.actions.all())
        if (action->property("page").toBool())
            action->setEnabled(open || action->data().toString() == page::kWelcome);
    const QString title = open ? shown(m_session.facts().info.title) : QString();
    setWindowTitle(
        !open ? tr("Tidemark")
              : tr("%1 – Tidemark")
                    .arg(title.isEmpty() ? QFileInfo(m_session.path()).completeBaseName() : title));
    m_filter_bar->setEnabled(open);
}

QStringList MainWindow::pageNames() const {
    QStringList out;
    for (int i = 0; i < m_pages->count(); ++i)
        out << static_cast<Page*>(m_pages->widget(i))->name();
    return out;
}

void MainWindow::showPage(const QString& name) {
    const QStringList names = pageNames();
    const auto index = names.indexOf(name);
    if (index < 0) return;
    if (index > 0 && !m_session.isOpen()) {
        m_wanted_page = name;
        return;
    }
    showReview(false);
    m_navigation->choose(name);
    m_pages->setCurrentIndex(static_cast<int>(index));
    m_filter_bar->setVisible(index > 0);
    m_next_step->setPage(name);
    placeInspector();
    saveSession();
}

// A page that somebody goes to has the keyboard: its single letters work at once, and what is typed
// does not search the list of pages. Who walks that list by arrow keys stays in it.
void MainWindow::enterPage() {
    QWidget* page = m_pages->currentWidget();
    QWidget* target = page->focusWidget();
    if (target && target->isVisibleTo(page)) return target->setFocus();
    target = page;
    for (auto* view : page->findChildren<QAbstractItemView*>())
        if (view->isVisibleTo(page) && view->focusPolicy() != Qt::NoFocus) {
            target = view;
            break;
        }
    target->setFocus();
}

// Where nothing is there to be chosen, the page has its room.
void MainWindow::placeInspector() {
    const QString name = pageNames().value(m_pages->currentIndex());
    const bool chooses = name != page::kWelcome && name != page::kSummary;
    m_inspector->setVisible(chooses && m_context.actions.get("view.inspector")->isChecked());
}

void MainWindow::openPath(const QString& path, const QString& page) {
    if (looksLikeBundle(utf8(path))) {
        showReview(true);
        return m_review->open(path);
    }
    const QFileInfo file(path);
    const bool mine = m_session.isOpen() && file == QFileInfo(m_session.path());
    if (!mine && CaseHandover::ask(path)) {
        emit m_context.notice(tr("The case is open in another window"));
        return;
    }
    const bool named_case =
        file.suffix().compare(QStringLiteral("tidemark"), Qt::CaseInsensitive) == 0;
    if (!named_case && file.exists() && !isDatabase(path)) return importPaths({path});
    if (pageNames().contains(page)) m_wanted_page = page;
    m_session.open(path, m_context.actor());
    showState();
}

void MainWindow::importPaths(const QStringList& paths) {
    if (!m_session.isOpen()) {
        m_waiting_imports = paths;
        // Without a case the log waits for none.
        connect(newCase(m_context, this, paths.value(0)), &QDialog::rejected, this,
                [this] { m_waiting_imports.clear(); });
        return;
    }
    importLogs(m_context, this, paths);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    QStringList logs;
    for (const QUrl& url : event->mimeData()->urls()) {
        const QString path = url.toLocalFile();
        if (path.isEmpty()) continue;
        if (path.endsWith(QLatin1String(".tidemark"), Qt::CaseInsensitive) ||
            looksLikeBundle(utf8(path)))
            return openPath(path);
        logs << path;
    }
    if (!logs.isEmpty()) importPaths(logs);
}

QString MainWindow::pageInView() const {
    return pageNames().value(m_pages->currentIndex());
}

void MainWindow::comeForward(const QString& page) {
    if (!page.isEmpty()) showPage(page);
    setWindowState((windowState() & ~Qt::WindowMinimized) | Qt::WindowActive);
    show();
    raise();
    activateWindow();
}

void MainWindow::saveSession() {
    if (!m_session.isOpen()) return;
    const View& view = m_context.filter.view();
    QStringList chips;
    for (const FilterChip& chip : view.chips)
        if (chip.enabled) chips << chip.text;
    m_settings.setValue(kSession, QVariantMap{{QStringLiteral("case"), m_session.path()},
                                              {QStringLiteral("page"), pageInView()},
                                              {QStringLiteral("filter"), chips},
                                              {QStringLiteral("accounts"), view.accounts},
                                              {QStringLiteral("entities"), view.entities},
                                              {QStringLiteral("from"), qint64(view.range.from_ns)},
                                              {QStringLiteral("to"), qint64(view.range.to_ns)},
                                              {QStringLiteral("metric"), int(view.metric)}});
}

void MainWindow::restoreSession() {
    const QVariantMap saved = m_settings.value(kSession).toMap();
    const QString path = saved.value(QStringLiteral("case")).toString();
    if (path.isEmpty() || !QFileInfo::exists(path)) return;
    View view;
    view.accounts = saved.value(QStringLiteral("accounts")).toStringList();
    view.entities = saved.value(QStringLiteral("entities")).toStringList();
    for (const QString& chip : saved.value(QStringLiteral("filter")).toStringList())
        view.chips << FilterChip{chip, true};
    view.range = {saved.value(QStringLiteral("from")).toLongLong(),
                  saved.value(QStringLiteral("to")).toLongLong()};
    view.metric = static_cast<Metric>(std::clamp(saved.value(QStringLiteral("metric")).toInt(), 0,
                                                 static_cast<int>(Metric::Cost)));
    m_wanted_view = view;
    m_wanted_page = saved.value(QStringLiteral("page")).toString();
    openPath(path);
}

void MainWindow::restoreLayout() {
    // A first window leaves some of a large screen free, and shows its status line on a small one.
    const QSize room = screen()->availableSize();
    resize(QSize(1440, 900).expandedTo(room * 0.75).boundedTo(room - kFrame));
    restoreGeometry(m_settings.value(kGeometry).toByteArray());
    if (!m_splitter->restoreState(m_settings.value(kSplit).toByteArray()))
        m_splitter->setSizes({900, 320});
    m_context.actions.get("view.inspector")
        ->setChecked(m_settings.value(kInspector, true).toBool());
    for (QSplitter* split : m_pages->findChildren<QSplitter*>())
        if (!split->objectName().isEmpty())
            split->restoreState(m_settings.value(kPageSplits + split->objectName()).toByteArray());
    restoreTableLayouts(m_pages, m_settings);
}

void MainWindow::closeEvent(QCloseEvent* event) {
    m_settings.setValue(kGeometry, saveGeometry());
    m_settings.setValue(kSplit, m_splitter->saveState());
    if (m_session.isOpen())
        saveSession();
    else
        m_settings.remove(kSession);
    m_settings.setValue(kInspector, m_context.actions.get("view.inspector")->isChecked());
    for (const QSplitter* split : m_pages->findChildren<QSplitter*>())
        if (!split->objectName().isEmpty())
            m_settings.setValue(kPageSplits + split->objectName(), split->saveState());
    saveTableLayouts(m_pages, m_settings);
    event->accept();
}

} // namespace tidemark
