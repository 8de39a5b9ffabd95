// SPDX-License-Identifier: GPL-3.0-or-later
// Right click on any value: keep only, exclude, draw, explain, copy, cite, pivot. One menu for all
// pages: what is offered follows from what the clicked column holds, a name, a figure or a time.
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
/// A figure: equal, at least, at most, copy. Enumerations go by their names; flags only by copy.
void addNumberActions(AppContext& context, QMenu* menu, Field field, std::int64_t value);
/// An instant: ±5 minutes, from it, until it, copy. For a field other than the event's own time the
/// minutes are of that field.
void addTimeActions(AppContext& context, QMenu* menu, Field field, std::int64_t ts_ns);
/// What an event says in a field, by the field's type; nothing when it does not say.
void addFieldActions(AppContext& context, QMenu* menu, const Event& event, Field field);
/// For cells that nothing can be filtered by.
void addCopyAction(QMenu* menu, const QString& words);
/// The events of a detection or, with `cluster`, of a cluster: keep only, exclude, show.
void addDetectionActions(AppContext& context, QMenu* menu, std::int64_t id, bool cluster);
/// ±5 minutes around an event, and what shares its address or agent.
void addPivotActions(AppContext& context, QMenu* menu, const Event& event);
void showValueMenu(AppContext& context, QWidget* parent, Field field, const QString& value,
                   const QPoint& global, const Event* event = nullptr);

} // namespace tidemark
