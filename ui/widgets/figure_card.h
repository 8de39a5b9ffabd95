// SPDX-License-Identifier: GPL-3.0-or-later
// A headline figure that leads to what it counts: a button with name, figure and a remark. Window's
// thread.
#pragma once

#include <QPushButton>

namespace tidemark {

class FigureCard : public QPushButton {
    Q_OBJECT
public:
    /// `kind` as of label(), for the figure.
    FigureCard(const QString& name, const QString& figure, const QString& remark,
               const char* kind = "", QWidget* parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
};

} // namespace tidemark
