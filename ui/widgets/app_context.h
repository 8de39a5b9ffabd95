// SPDX-License-Identifier: GPL-3.0-or-later
// What a page is given: the session, the actions everybody may offer, and a way to ask for another
// page without knowing it. Owned by the window; outlives the pages. Window's thread.
#pragma once

#include "ui/models/case_session.h"

#include <QAction>
#include <QObject>
#include <QSettings>
#include <QUndoStack>
#include <map>

namespace tidemark {

class Casebook;
class Casework;

/// Every action of the program by a short id, for menus, empty states and the command palette.
class ActionRegistry : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    /// `receiver` bounds the life of the connection.
    template <class Receiver, class Slot>
    QAction* add(const char* id, const QString& text, const char* icon,
                 const QKeySequence& shortcut, Receiver* receiver, Slot slot) {
        QAction* action = make(id, text, icon, shortcut);
        connect(action, &QAction::triggered, receiver, slot);
        return action;
    }
    [[nodiscard]] QAction* get(const char* id) const;
    [[nodiscard]] QList<QAction*> all() const { return m_order; }

private:
    QAction* make(const char* id, const QString& text, const char* icon,
                  const QKeySequence& shortcut);
    std::map<std::string, QAction*> m_actions;
    QList<QAction*> m_order;
};

/// Names of pages: what the program calls them. People read pageTitle().
namespace page {
inline const QString kWelcome = QStringLiteral("Welcome");
inline const QString kSummary = QStringLiteral("Summary");
inline const QString kTimeline = QStringLiteral("Timeline");
inline const QString kAccounts = QStringLiteral("Accounts");
inline const QString kDetections = QStringLiteral("Detections");
inline const QString kClusters = QStringLiteral("Clusters");
inline const QString kEvents = QStringLiteral("Events");
inline const QString kFindings = QStringLiteral("Findings");
inline const QString kEvidence = QStringLiteral("Evidence");
inline const QString kCustody = QStringLiteral("Custody log");
} // namespace page
/// The name of a page in the language in force.
QString pageTitle(const QString& name);

class AppContext : public QObject {
    Q_OBJECT
public:
    AppContext(CaseSession& case_session, Casebook& found_and_written, Casework& people_work,
               QSettings& preferences, QObject* parent = nullptr)
        : QObject(parent), session(case_session), filter(case_session.filter()),
          book(found_and_written), casework(people_work), settings(preferences) {}
    CaseSession& session;
    FilterState& filter;
    Casebook& book;
    Casework& casework;
    QSettings& settings;
    ActionRegistry actions;
    [[nodiscard]] Actor actor() const;

signals:
    void pageWanted(const QString& name);
    void themeChanged();
    /// The program should end and come back with the same case and page.
    void restartWanted();
    /// A short confirmation in the status bar.
    void notice(const QString& text);
};

} // namespace tidemark
