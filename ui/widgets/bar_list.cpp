// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/bar_list.h"

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
    const Theme& theme = currentTheme();
    QPainter painter(this);
    painter.setFont(uiFont(TypeSize::Small));
    const QFontMetricsF metrics(painter.font());
    double most = 1e-9, value_width = 0;
    for (const BarRow& row : m_rows) {
        most = std::max(most, row.size);
        value_width = std::max(value_width, tabularWidth(metrics, row.value));
    }
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const BarRow& row = m_rows[i];
        const QRectF line(0, static_cast<double>(i) * kBarRow, width(), kBarRow - 2);
        if (m_hovered == static_cast<int>(i)) painter.fillRect(line, theme.hover);
        QColor fill = row.marked ? theme.series[1] : theme.series[0];
        fill.setAlpha(theme.dark ? 90 : 60);
        const double bar = (line.width() - value_width - 12) * row.size / most;
        painter.fillRect(QRectF(0, line.top() + 1, std::max(2.0, bar), line.height() - 2), fill);
        if (row.marked)
            painter.fillRect(QRectF(0, line.top() + 1, 3, line.height() - 2), theme.series[1]);
        painter.setPen(theme.text);
        painter.drawText(
            line.adjusted(8, 0, -value_width - 12, 0), Qt::AlignLeft | Qt::AlignVCenter,
            metrics.elidedText(row.name, Qt::ElideMiddle, line.width() - value_width - 28));
        painter.setPen(theme.secondary);
        drawTabular(painter, line.adjusted(0, 0, -4, 0), Qt::AlignRight, row.value);
    }
    if (hasFocus()) {
        painter.setPen(theme.accent);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
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
