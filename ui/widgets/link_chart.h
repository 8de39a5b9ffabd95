// SPDX-License-Identifier: GPL-3.0-or-later
// Accounts and the values they share as a graph. The layout is computed once from the links, with
// fixed starting places, and then stays still; edge thickness is the strength of the link. Window's
// thread.
#pragma once

#include <QPointF>
#include <QString>
#include <QWidget>
#include <vector>

namespace tidemark {

struct LinkNode {
    QString key, name;
    bool account = true; ///< else a shared value
    QString kind;        ///< of a value: "client_ip" ...
    QPointF place;       ///< 0..1 in both directions; set by layoutLinks
    double weight = 1;
};
struct LinkEdge {
    int from = 0, to = 0;
    double strength = 1;
};
/// Spring layout (Fruchterman and Reingold 1991) from places on a circle: the same graph gives the
/// same picture.
void layoutLinks(std::vector<LinkNode>& nodes, const std::vector<LinkEdge>& edges);

class LinkChart : public QWidget {
    Q_OBJECT
public:
    explicit LinkChart(QWidget* parent = nullptr);
    void setGraph(std::vector<LinkNode> nodes, std::vector<LinkEdge> edges);
    void choose(const QString& key);

signals:
    /// "" when the background was clicked.
    void nodeMenuWanted(const QString& key, const QPoint& global);
    void nodeChosen(const QString& key, bool account);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void paintEdges(QPainter& painter) const;
    void paintNodes(QPainter& painter) const;
    void paintNames(QPainter& painter) const;
    /// Under the pointer, else chosen; -1: none.
    [[nodiscard]] int focusNode() const;
    /// The focus itself, or linked with it; everything is while there is none.
    [[nodiscard]] bool isNear(int index) const;
    static double sizeOf(const LinkNode& node);
    [[nodiscard]] QPointF placeOf(const LinkNode& node) const;
    [[nodiscard]] int nodeAt(const QPointF& point) const;
    void chooseIndex(int index);
    std::vector<LinkNode> m_nodes;
    std::vector<LinkEdge> m_edges;
    int m_chosen = -1, m_hovered = -1;
};

} // namespace tidemark
