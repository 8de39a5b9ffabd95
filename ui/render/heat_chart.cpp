// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/render/heat_chart.h"

#include "ui/render/theme.h"
#include "ui/render/time_chart.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tidemark {

QImage heatImage(const HeatChart& chart) {
    const int rows = static_cast<int>(chart.names.size());
    const int columns = chart.edges.empty() ? 0 : static_cast<int>(chart.edges.size()) - 1;
    if (rows == 0 || columns == 0) return {};
    const Theme& theme = currentTheme();
    std::array<QRgb, 256> ramp{};
    for (std::size_t i = 0; i < ramp.size(); ++i)
        ramp[i] = theme.heat(static_cast<double>(i) / 255).rgb();
    QImage image(columns, rows, QImage::Format_RGB32);
    const double share = theme.no_data.alphaF();
    const auto mixed = [share](int over, int under) {
        return static_cast<int>(std::lround(over * share + under * (1 - share)));
    };
    const QColor no_data(mixed(theme.no_data.red(), theme.surface.red()),
                         mixed(theme.no_data.green(), theme.surface.green()),
                         mixed(theme.no_data.blue(), theme.surface.blue()));
    const auto most = [](const float* first, const float* last) {
        float out = 1e-9F;
        for (; first != last; ++first)
            if (*first > out) out = *first;
        return out;
    };
    const float largest = most(chart.values.data(), chart.values.data() + chart.values.size());
    for (int r = 0; r < rows; ++r) {
        const float* values = chart.values.data() + static_cast<std::ptrdiff_t>(r) * columns;
        const float top = chart.by_row ? most(values, values + columns) : largest;
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(r));
        for (int c = 0; c < columns; ++c) {
            if (std::isnan(values[c])) {
                // "No data" is striped grey, never the ramp's zero.
                line[c] = (c % 2 == 0 ? no_data : theme.surface).rgb();
                continue;
            }
            const float level = std::sqrt(std::max(0.0F, values[c]) / top);
            line[c] = ramp[static_cast<std::size_t>(std::clamp(level, 0.0F, 1.0F) * 255)];
        }
    }
    return image;
}

void paintHeatChart(QPainter& painter, const QRectF& rect, const HeatChart& chart,
                    const QImage& image, int first_row) {
    const Theme& theme = currentTheme();
    painter.setLayoutDirection(Qt::LeftToRight);
    painter.fillRect(rect, theme.surface);
    if (image.isNull() || chart.range.empty()) return;
    const QRectF plot(rect.left() + kGutter, rect.top(), rect.width() - kGutter - 12,
                      rect.height());
    const double scale =
        plot.width() / static_cast<double>(chart.range.to_ns - chart.range.from_ns);
    const double x0 =
        plot.left() + static_cast<double>(chart.edges.front() - chart.range.from_ns) * scale;
    const double x1 =
        plot.left() + static_cast<double>(chart.edges.back() - chart.range.from_ns) * scale;
    const int rows = std::min(static_cast<int>(chart.names.size()) - first_row,
                              static_cast<int>(std::ceil(rect.height() / kHeatRow)));
    painter.setFont(uiFont(TypeSize::Caption));
    const QFontMetricsF metrics(painter.font());
    for (int i = 0; i < rows; ++i) {
        const int row = first_row + i;
        const double y = rect.top() + i * kHeatRow;
        const bool marked = chart.marked.contains(chart.names[row]);
        const auto place = chart.marked.indexOf(chart.names[row]);
        painter.setPen(marked ? theme.text : theme.secondary);
        if (marked) {
            painter.fillRect(QRectF(rect.left() + 4, y + 2, 3, kHeatRow - 4),
                             theme.seriesColor(static_cast<int>(place) + 1));
        }
        painter.drawText(QRectF(rect.left() + 12, y, kGutter - 20, kHeatRow),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(chart.names[row], Qt::ElideMiddle, kGutter - 20));
        painter.save();
        painter.setClipRect(QRectF(plot.left(), y, plot.width(), kHeatRow - 1));
        painter.drawImage(QRectF(x0, y, x1 - x0, kHeatRow - 1), image,
                          QRectF(0, row, image.width(), 1));
        painter.restore();
    }
}

int heatRowAt(const HeatChart& chart, const QRectF& rect, int first_row, double y) {
    if (y < rect.top() || y > rect.bottom()) return -1;
    const int row = first_row + static_cast<int>((y - rect.top()) / kHeatRow);
    return row < chart.names.size() ? row : -1;
}

} // namespace tidemark
