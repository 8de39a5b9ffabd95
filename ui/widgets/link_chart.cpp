// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/link_chart.h"

#include "ui/render/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>

namespace tidemark {

namespace {

constexpr int kRounds = 240;
constexpr double kMargin = 88; ///< half of the longest name
constexpr std::size_t kNamesUpTo = 40;

} // namespace

void layoutLinks(std::vector<LinkNode>& nodes, const std::vector<LinkEdge>& edges) {
    const std::size_t count = nodes.size();
    if (count == 0) return;
    for (std::size_t i = 0; i < count; ++i) {
        // The golden angle spreads the starts evenly without regular symmetry, which would lock
        // them.
        const double angle = static_cast<double>(i) * std::numbers::pi * (3 - std::sqrt(5.0));
        const double radius =
            0.45 * std::sqrt((static_cast<double>(i) + 0.5) / static_cast<double>(count));
        nodes[i].place = {0.5 + radius * std::cos(angle), 0.5 + radius * std::sin(angle)};
    }
    const double ideal = 0.8 / std::sqrt(static_cast<double>(count));
    std::vector<QPointF> push(count);
    for (int round = 0; round < kRounds; ++round) {
        std::ranges::fill(push, QPointF());
        for (std::size_t i = 0; i < count; ++i)
            for (std::size_t j = i + 1; j < count; ++j) {
                const QPointF d = nodes[i].place - nodes[j].place;
                const double distance = std::max(0.002, std::hypot(d.x(), d.y()));
                const QPointF force = d / distance * (ideal * ideal / distance);
                push[i] += force;
                push[j] -= force;
            }
        for (const LinkEdge& edge : edges) {
            const QPointF d = nodes[static_cast<std::size_t>(edge.from)].place -
                              nodes[static_cast<std::size_t>(edge.to)].place;
            const double distance = std::max(0.002, std::hypot(d.x(), d.y()));
            const QPointF force = d / distance * (distance * distance / ideal);
            push[static_cast<std::size_t>(edge.from)] -= force;
            push[static_cast<std::size_t>(edge.to)] += force;
        }
        const double heat = 0.08 * (1 - static_cast<double>(round) / kRounds);
        for (std::size_t i = 0; i < count; ++i) {
            const double size = std::max(1e-9, std::hypot(push[i].x(), push[i].y()));
            nodes[i].place += push[i] / size * std::min(size, heat);
        }
    }
    double left = 1e9, right = -1e9, top = 1e9, bottom = -1e9;
    for (const LinkNode& node : nodes) {
        left = std::min(left, node.place.x());
        right = std::max(right, node.place.x());
        top = std::min(top, node.place.y());
        bottom = std::max(bottom, node.place.y());
    }
    for (LinkNode& node : nodes)
        node.place = {right > left ? (node.place.x() - left) / (right - left) : 0.5,
                      bottom > top ? (node.place.y() - top) / (bottom - top) : 0.5};
}

LinkChart::LinkChart(QWidget* parent) : QWidget(parent) {
    setAccessibleName(tr("Link chart"));
    setAccessibleDescription(
        tr("Accounts and the values they share; the table of links below has the same content."));
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumHeight(220);
}

void LinkChart::setGraph(std::vector<LinkNode> nodes, std::vector<LinkEdge> edges) {
    m_nodes = std::move(nodes);
    m_edges = std::move(edges);
    m_chosen = m_hovered = -1;
    update();
}

void LinkChart::choose(const QString& key) {
    const auto found = std::ranges::find(m_nodes, key, &LinkNode::key);
    m_chosen = found == m_nodes.end() ? -1 : static_cast<int>(found - m_nodes.begin());
    update();
}

QPointF LinkChart::placeOf(const LinkNode& node) const {
    return {kMargin + node.place.x() * (width() - 2 * kMargin),
            28 + node.place.y() * (height() - 64)};
}

void LinkChart::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), currentTheme().surface);
    painter.setRenderHint(QPainter::Antialiasing);
    paintEdges(painter);
    paintNodes(painter);
    paintNames(painter);
}

int LinkChart::focusNode() const {
    return m_hovered >= 0 ? m_hovered : m_chosen;
}

void LinkChart::paintEdges(QPainter& painter) const {
    const Theme& theme = currentTheme();
    const int focus = focusNode();
    double least = 1e9, most = 0;
    for (const LinkEdge& edge : m_edges) {
        least = std::min(least, edge.strength);
        most = std::max(most, edge.strength);
    }
    for (const LinkEdge& edge : m_edges) {
        const bool touched = focus < 0 || edge.from == focus || edge.to == focus;
        const double share = most > least ? (edge.strength - least) / (most - least) : 0.5;
        QColor ink = touched && focus >= 0 ? theme.accent : theme.muted;
        ink.setAlpha(!touched ? 26 : focus >= 0 ? 210 : static_cast<int>(60 + 120 * share));
        painter.setPen(QPen(ink, 0.7 + 2.8 * share));
        painter.drawLine(placeOf(m_nodes[static_cast<std::size_t>(edge.from)]),
                         placeOf(m_nodes[static_cast<std::size_t>(edge.to)]));
    }
}

double LinkChart::sizeOf(const LinkNode& node) {
    return node.account ? 6 : 5 + std::min(5.0, node.weight / 2);
}

bool LinkChart::isNear(int index) const {
    const int focus = focusNode();
    if (focus < 0 || index == focus) return true;
    return std::ranges::any_of(m_edges, [&](const LinkEdge& edge) {
        return (edge.from == focus && edge.to == index) || (edge.to == focus && edge.from == index);
    });
}

void LinkChart::paintNodes(QPainter& painter) const {
    const Theme& theme = currentTheme();
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        const LinkNode& node = m_nodes[i];
        const QPointF at = placeOf(node);
        const bool chosen = static_cast<int>(i) == m_chosen;
        QColor ink = node.account ? theme.series[0] : theme.series[1];
        if (!isNear(static_cast<int>(i))) ink.setAlpha(80);
        painter.setPen(QPen(chosen ? theme.text : theme.surface, chosen ? 2 : 1.5));
        painter.setBrush(ink);
        const double size = sizeOf(node);
        // Accounts are discs, shared values squares: told apart without colour.
        if (node.account)
            painter.drawEllipse(at, size, size);
        else
            painter.drawRoundedRect(QRectF(at.x() - size, at.y() - size, 2 * size, 2 * size), 2, 2);
    }
}

void LinkChart::paintNames(QPainter& painter) const {
    const Theme& theme = currentTheme();
    painter.setFont(uiFont(TypeSize::Caption));
    std::vector<int> order;
    for (int i = 0; i < static_cast<int>(m_nodes.size()); ++i) {
        const bool chosen = i == m_chosen || i == m_hovered;
        const bool account = m_nodes[static_cast<std::size_t>(i)].account;
        if (!chosen && account && m_nodes.size() > kNamesUpTo) continue;
        if (chosen || isNear(i)) order.push_back(i);
    }
    std::ranges::stable_sort(order, std::greater(), [this](int i) {
        const bool chosen = i == m_chosen || i == m_hovered;
        return std::pair(chosen, m_nodes[static_cast<std::size_t>(i)].weight);
    });
    // Names that would lie on one another are left to the pointer, the most linked ones first.
    std::vector<QRectF> taken;
    for (const int i : order) {
        const LinkNode& node = m_nodes[static_cast<std::size_t>(i)];
        const QString words = painter.fontMetrics().elidedText(
            node.account ? node.name : QStringLiteral("%1 %2").arg(node.kind, node.name),
            Qt::ElideMiddle, 150);
        const double w = painter.fontMetrics().horizontalAdvance(words), size = sizeOf(node);
        const QPointF at = placeOf(node);
        const double x = std::clamp(at.x() - w / 2, 2.0, std::max(2.0, width() - w - 2));
        const QRectF places[] = {{x, at.y() + size + 2, w, 14},
                                 {x, at.y() - size - 16, w, 14},
                                 {at.x() + size + 4, at.y() - 7, w, 14},
                                 {at.x() - size - 4 - w, at.y() - 7, w, 14}};
        const auto free = std::ranges::find_if(places, [&](const QRectF& place) {
            return rect().contains(place.toAlignedRect()) &&
                   std::ranges::none_of(taken, [&](const QRectF& other) {
                       return other.intersects(place.adjusted(-3, 0, 3, 0));
                   });
        });
        const bool chosen = i == m_chosen || i == m_hovered;
        if (free == std::end(places) && !chosen) continue;
        const QRectF place = free == std::end(places) ? places[0] : *free;
        taken.push_back(place);
        QColor paper = theme.surface;
        paper.setAlpha(chosen ? 240 : 200);
        painter.fillRect(place.adjusted(-2, 0, 2, 0), paper);
        painter.setPen(node.account && !chosen ? theme.secondary : theme.text);
        painter.drawText(place, Qt::AlignCenter, words);
    }
}

int LinkChart::nodeAt(const QPointF& point) const {
    int best = -1;
    double nearest = 14;
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        const QPointF d = placeOf(m_nodes[i]) - point;
        const double distance = std::hypot(d.x(), d.y());
        if (distance < nearest) {
            nearest = distance;
            best = static_cast<int>(i);
        }
    }
    return best;
}

void LinkChart::chooseIndex(int index) {
    m_chosen = index;
    update();
    if (index < 0)
        emit nodeChosen({}, false);
    else
        emit nodeChosen(m_nodes[static_cast<std::size_t>(index)].key,
                        m_nodes[static_cast<std::size_t>(index)].account);
}

void LinkChart::mousePressEvent(QMouseEvent* event) {
    const int node = nodeAt(event->position());
    chooseIndex(node);
    if (node >= 0 && event->button() == Qt::RightButton)
        emit nodeMenuWanted(m_nodes[static_cast<std::size_t>(node)].key,
                            event->globalPosition().toPoint());
}

void LinkChart::mouseMoveEvent(QMouseEvent* event) {
    const int now = nodeAt(event->position());
    if (now == m_hovered) return;
    m_hovered = now;
    setCursor(now >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void LinkChart::keyPressEvent(QKeyEvent* event) {
    const int count = static_cast<int>(m_nodes.size());
    if (count == 0) return QWidget::keyPressEvent(event);
    if (event->key() == Qt::Key_Right || event->key() == Qt::Key_Down)
        return chooseIndex((m_chosen + 1) % count);
    if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Up)
        return chooseIndex((std::max(0, m_chosen) + count - 1) % count);
    if (event->key() == Qt::Key_Escape) return chooseIndex(-1);
    QWidget::keyPressEvent(event);
}

} // namespace tidemark
