// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/week_view.h"

#include "ui/render/theme.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

namespace tidemark {

namespace {

constexpr int kCell = 12, kNames = 30, kHoursBelow = 16;

} // namespace

WeekView::WeekView(const std::array<double, 168>& hours, QWidget* parent)
    : QWidget(parent), m_hours(hours) {
    setFixedHeight(7 * kCell + kHoursBelow);
    setMinimumWidth(kNames + 24 * 6);
    setAccessibleName(tr("Hours of the week"));
}

void WeekView::paintEvent(QPaintEvent*) {
    const Theme& theme = currentTheme();
    QPainter painter(this);
    painter.setFont(uiFont(TypeSize::Caption));
    const double most = std::max(1e-9, *std::ranges::max_element(m_hours));
    const double width = (this->width() - kNames) / 24.0;
    static const QString kDays[] = {tr("Mon"), tr("Tue"), tr("Wed"), tr("Thu"),
                                    tr("Fri"), tr("Sat"), tr("Sun")};
    for (int day = 0; day < 7; ++day) {
        painter.setPen(theme.muted);
        painter.drawText(QRectF(0, day * kCell, kNames, kCell), Qt::AlignLeft | Qt::AlignVCenter,
                         kDays[day]);
        for (int hour = 0; hour < 24; ++hour) {
            const double level =
                std::sqrt(m_hours[static_cast<std::size_t>(day * 24 + hour)] / most);
            painter.fillRect(QRectF(kNames + hour * width, day * kCell, width - 1, kCell - 1),
                             theme.heat(level));
        }
    }
    painter.setPen(theme.muted);
    for (int hour = 0; hour < 24; hour += 6)
        painter.drawText(QRectF(kNames + hour * width, 7 * kCell, 40, kHoursBelow),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         QStringLiteral("%1:00").arg(hour, 2, 10, QLatin1Char('0')));
}

} // namespace tidemark
