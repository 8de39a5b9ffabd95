// SPDX-License-Identifier: GPL-3.0-or-later
// Right click on any value: keep only, exclude, draw, explain, copy, pivot. One menu for all pages.
// Window's thread.
#pragma once

#include "core/store/fields.h"

#include <QPoint>
#include <QString>

class QMenu;
class QWidget;

namespace tidemark {

class AppContext;
struct Event;

/// Fills `menu` with what can be done with `value` of `field`.
void addValueActions(AppContext& context, QMenu* menu, Field field, const QString& value);
/// ±5 minutes around an event, and what shares its address or agent.
void addPivotActions(AppContext& context, QMenu* menu, const Event& event);
void showValueMenu(AppContext& context, QWidget* parent, Field field, const QString& value,
                   const QPoint& global, const Event* event = nullptr);

} // namespace tidemark
