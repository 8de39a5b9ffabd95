// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/bar_list.h"

#include "core/export/csv.h"
#include "ui/models/display.h"
#include "ui/render/tabular.h"
#include "ui/render/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>

namespace tidemark {

namespace {

constexpr int kBarRow = 22;

} // namespace

BarList::BarList(const QString& name, QWidget* parent) : QWidget(parent) {
    setAccessibleName(name);
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void BarList::setRows(std::vector<BarRow> rows) {
    m_rows = std::move(rows);
    QStringList words;
    for (const BarRow& row : m_rows) words << QStringLiteral("%1 %2").arg(row.name, row.value);
    setAccessibleDescription(words.join(QStringLiteral("; ")));
    updateGeometry();
    update();
}

QSize BarList::sizeHint() const {
    return {220, std::max(1, static_cast<int>(m_rows.size())) * kBarRow};
}

void BarList::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    if (m_hovered >= 0)
        painter.fillRect(QRectF(0, m_hovered * kBarRow, width(), kBarRow - 2),
                         currentTheme().hover);
    paintBars(painter, rect());
    if (hasFocus()) {
        painter.setPen(currentTheme().accent);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void BarList::paintBars(QPainter& painter, const QRectF& area) const {
    const Theme& theme = currentTheme();
    painter.setFont(uiFont(TypeSize::Small));
    const QFontMetricsF metrics(painter.font());
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    // Names are those of a log: "/v1/models" begins with its slash in a mirrored window too.
    painter.setLayoutDirection(Qt::LeftToRight);
    double most = 1e-9, value_width = 0;
    for (const BarRow& row : m_rows) {
        most = std::max(most, row.size);
        value_width = std::max(value_width, tabularWidth(metrics, row.value));
    }
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const BarRow& row = m_rows[i];
        const QRectF line(area.left(), area.top() + static_cast<double>(i) * kBarRow, area.width(),
                          kBarRow - 2);
        const auto placed = [&](double from, double width) {
            const double left = mirrored ? line.right() - from - width : line.left() + from;
            return QRectF(left, line.top() + 1, width, line.height() - 2);
        };
        QColor fill = row.marked ? theme.series[1] : theme.series[0];
        fill.setAlpha(theme.dark ? 90 : 60);
        const double room = line.width() - value_width - 12;
        painter.fillRect(placed(0, std::max(2.0, room * row.size / most)), fill);
        // An edge as well as a hue: what is marked is seen in grey print too.
        if (row.marked) painter.fillRect(placed(0, 3), theme.series[1]);
        painter.setPen(theme.text);
        painter.drawText(placed(8, room - 8),
                         (mirrored ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter,
                         metrics.elidedText(row.name, Qt::ElideMiddle, room - 16));
        painter.setPen(theme.secondary);
        drawTabular(painter, placed(room + 8, value_width), Qt::AlignRight, row.value);
    }
}

QString BarList::csv(const QString& name, const QString& value) const {
    std::string out;
    // Names are evidence: a spreadsheet must not take one for a formula.
    CsvWriter csv(
        [&out](std::string_view bytes) -> Status {
            out += bytes;
            return ok();
        },
        CsvStyle::SpreadsheetSafe);
    const auto line = [&csv](const QString& first, const QString& second, const QString& third) {
        for (const QString& cell : {first, second, third}) csv.text(utf8(cell));
        return csv.endRow().has_value();
    };
    bool written = line(name, value, QStringLiteral("involved"));
    for (const BarRow& row : m_rows)
        written = written && line(row.name, QString::number(row.size, 'g', 15),
                                  row.marked ? QStringLiteral("yes") : QStringLiteral("no"));
    return written ? text(out) : QString();
}

int BarList::rowAt(double y) const {
    const int row = static_cast<int>(y / kBarRow);
    return row >= 0 && row < static_cast<int>(m_rows.size()) ? row : -1;
}

void BarList::mousePressEvent(QMouseEvent* event) {
    const int row = rowAt(event->position().y());
    if (row < 0) return;
    const QString key = m_rows[static_cast<std::size_t>(row)].key;
    if (event->button() == Qt::RightButton)
        emit menuWanted(key, event->globalPosition().toPoint());
    else
        emit chosen(key);
}

void BarList::mouseMoveEvent(QMouseEvent* event) {
    m_hovered = rowAt(event->position().y());
    setCursor(m_hovered >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void BarList::leaveEvent(QEvent*) {
    m_hovered = -1;
    update();
}

void BarList::keyPressEvent(QKeyEvent* event) {
    const int count = static_cast<int>(m_rows.size());
    if (event->key() == Qt::Key_Down)
        m_hovered = std::min(m_hovered + 1, count - 1);
    else if (event->key() == Qt::Key_Up)
        m_hovered = std::max(m_hovered - 1, 0);
    else if (event->key() == Qt::Key_Return && m_hovered >= 0)
        emit chosen(m_rows[static_cast<std::size_t>(m_hovered)].key);
    else
        return QWidget::keyPressEvent(event);
    update();
}

} // namespace tidemark
