// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/page.h"

namespace tidemark {

Page::Page(AppContext& app, const QString& name, const QString& icon, QWidget* parent)
    : QWidget(parent), context(app), session(app.session), filter(app.filter), m_name(name),
      m_icon(icon) {
    setObjectName(QStringLiteral("page"));
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(pageTitle(name));
    // Toolbars may ask for more than a 1280 pixel screen has beside navigation and Inspector.
    setMinimumWidth(480);
}

void Page::invalidate() {
    m_stale = true;
    if (!isVisible() || m_reload_queued) return;
    // Several changes in one turn of the loop are one reload.
    m_reload_queued = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_reload_queued = false;
            if (!m_stale || !isVisible()) return;
            m_stale = false;
            reload();
        },
        Qt::QueuedConnection);
}

void Page::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (!m_stale) return;
    m_stale = false;
    reload();
}

} // namespace tidemark
