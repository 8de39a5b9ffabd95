// SPDX-License-Identifier: GPL-3.0-or-later
// Small building blocks that keep pages alike: labels that never interpret markup, buttons whose
// accessible name is their text, cards and rows on the 4 px grid. Window's thread.
#pragma once

#include "ui/render/theme.h"

#include <QAction>
#include <QBoxLayout>
#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

class QTableView;

namespace tidemark {

/// Plain text, whatever it holds. `kind`: "", "muted", "secondary", "good", "warning", "bad".
QLabel* label(const QString& text, TypeSize size = TypeSize::Body,
              QFont::Weight weight = QFont::Normal, const char* kind = "");
/// A label that wraps and whose text can be selected.
QLabel* paragraph(const QString& text, TypeSize size = TypeSize::Body, const char* kind = "");
void setKind(QWidget* widget, const char* kind);

QPushButton* button(const QString& text, const QString& icon = {}, const char* kind = "");
/// Icon only; `text` is its name and tooltip.
QToolButton* iconButton(const QString& icon, const QString& text,
                        const QKeySequence& shortcut = {});

/// A bordered card with a heading; content goes into its layout.
QFrame* card(const QString& heading, QVBoxLayout** content);
/// A horizontal bar above a page's content.
QFrame* toolbar(QHBoxLayout** content);
QFrame* separator();

QVBoxLayout* column(QWidget* parent, int margin = 0, int gap = kGap2);
QHBoxLayout* row(QWidget* parent, int margin = 0, int gap = kGap2);

/// Makes the row current and visible. QTableView::selectRow() finds no column in a mirrored window.
void chooseRow(QTableView* table, int row);

/// One look for all tables: dense rows, no grid, row selection, sortable header.
void styleTable(QTableView* table, const QString& name);

/// Plain tooltip text made safe: Qt guesses at rich text otherwise.
QString plainTip(const QString& text);

} // namespace tidemark
