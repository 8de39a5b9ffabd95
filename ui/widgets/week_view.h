// SPDX-License-Identifier: GPL-3.0-or-later
// Hours of the week as a 7 x 24 grid of shades: when an account is active. Window's thread.
#pragma once

#include <QWidget>
#include <array>

namespace tidemark {

class WeekView : public QWidget {
    Q_OBJECT
public:
    /// Sums by hour of the week, Monday 00:00 first, in the case's zone.
    explicit WeekView(const std::array<double, 168>& hours, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::array<double, 168> m_hours;
};

} // namespace tidemark
