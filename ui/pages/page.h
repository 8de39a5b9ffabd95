// SPDX-License-Identifier: GPL-3.0-or-later
// Base of all pages: a name, an icon, and work that waits until the page is looked at. A page hears
// of changes from the session and the filter, marks itself stale and reads again when it is shown.
// Window's thread.
#pragma once

#include "ui/widgets/app_context.h"

#include <QWidget>

namespace tidemark {

class Page : public QWidget {
    Q_OBJECT
public:
    Page(AppContext& context, const QString& name, const QString& icon, QWidget* parent = nullptr);
    [[nodiscard]] QString name() const { return m_name; }
    [[nodiscard]] QString icon() const { return m_icon; }

protected:
    /// Reads what the page shows; called when it is visible and stale.
    virtual void reload() = 0;
    /// The page must be read again: at once if visible, else when shown.
    void invalidate();
    void showEvent(QShowEvent* event) override;

    AppContext& context;
    CaseSession& session;
    FilterState& filter;

private:
    QString m_name, m_icon;
    bool m_stale = true;
    bool m_reload_queued = false;
};

} // namespace tidemark
