// SPDX-License-Identifier: GPL-3.0-or-later
// The window: builds the pages from one context, owns menus, layout and geometry, and wires them.
// It holds no SQL, no parsing and nothing that belongs to a page. Window's thread.
#pragma once

#include "ui/models/case_handover.h"
#include "ui/models/casebook.h"
#include "ui/models/casework.h"
#include "ui/widgets/app_context.h"

#include <QMainWindow>
#include <QSplitter>
#include <QStackedWidget>
#include <memory>

class QBoxLayout;

namespace tidemark {

class CommandPalette;
class FilterBar;
class Inspector;
class JobPanel;
class Navigation;
class NextStep;
class Page;
class ReviewPage;
class StatusLine;
class ThemeController;
class WelcomePage;

class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    MainWindow(QSettings& settings, ThemeController& themes);
    ~MainWindow() override;

    /// A case file, an exported bundle to review, or a log to import. A case opens on `page`, or
    /// without one on the page that suits it.
    void openPath(const QString& path, const QString& page = {});
    void showPage(const QString& name);
    void enterPage();
    /// Opens the case of the last session with its page, filter and range; nothing if there was
    /// none or it is gone.
    void restoreSession();
    /// Comes to the front, on `page` unless that is empty.
    void comeForward(const QString& page);
    [[nodiscard]] QString pageInView() const;
    [[nodiscard]] AppContext& context() { return m_context; }
    [[nodiscard]] CaseSession& session() { return m_session; }
    [[nodiscard]] ReviewPage& review() { return *m_review; }
    /// Names of all pages in order.
    [[nodiscard]] QStringList pageNames() const;

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void makeFileActions();
    void makeViewActions();
    void makePages();
    void makeMenus();
    void makeLayout();
    void makeReview(QBoxLayout* outer);
    /// A bundle lies over the case, which stays open underneath.
    void showReview(bool on);
    void connectSession();
    void addPage(Page* page, bool starts_group);
    void placeInspector();
    void showState();
    void setThemeChoice(int choice);
    void restoreLayout();
    void saveSession();
    void importPaths(const QStringList& paths);

    QSettings& m_settings;
    ThemeController& m_themes;
    CaseSession m_session;
    Casebook m_book;
    Casework m_casework;
    AppContext m_context;
    Navigation* m_navigation = nullptr;
    FilterBar* m_filter_bar = nullptr;
    NextStep* m_next_step = nullptr;
    QStackedWidget* m_pages = nullptr;
    QSplitter* m_splitter = nullptr;
    QWidget* m_case_area = nullptr; ///< everything that shows the case
    ReviewPage* m_review = nullptr;
    Inspector* m_inspector = nullptr;
    JobPanel* m_job_panel = nullptr;
    StatusLine* m_status = nullptr;
    CommandPalette* m_palette = nullptr;
    QStringList m_waiting_imports;     ///< dropped before a case was open
    QString m_wanted_page;             ///< to show once the case is open
    std::optional<View> m_wanted_view; ///< likewise
    CaseHandover m_handover;
};

} // namespace tidemark
