// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/app_context.h"

#include "ui/models/display.h"
#include "ui/render/icon.h"

namespace tidemark {

QAction* ActionRegistry::make(const char* id, const QString& text, const char* icon,
                              const QKeySequence& shortcut) {
    auto* action = new QAction(text, this);
    if (icon && *icon) action->setIcon(themedIcon(QLatin1String(icon)));
    action->setShortcut(shortcut);
    action->setObjectName(QLatin1String(id));
    m_actions[id] = action;
    m_order << action;
    return action;
}

QAction* ActionRegistry::get(const char* id) const {
    const auto found = m_actions.find(id);
    Q_ASSERT(found != m_actions.end());
    return found == m_actions.end() ? nullptr : found->second;
}

Actor AppContext::actor() const {
    return Actor{utf8(settings.value(QStringLiteral("investigator")).toString())};
}

} // namespace tidemark
