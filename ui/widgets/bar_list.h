// SPDX-License-Identifier: GPL-3.0-or-later
// The largest values of a field as labelled bars; a click filters to one. Window's thread.
#pragma once

#include <QColor>
#include <QString>
#include <QWidget>
#include <vector>

namespace tidemark {

struct BarRow {
    QString key, name, value; ///< key: as stored; value: the figure as text
    double size = 0;
    bool marked = false; ///< involved in a detection or finding
};

class BarList : public QWidget {
    Q_OBJECT
public:
    explicit BarList(const QString& name, QWidget* parent = nullptr);
    void setRows(std::vector<BarRow> rows);
    QSize sizeHint() const override;
    /// The bars alone, in the theme in force, for pictures.
    void paintBars(QPainter& painter, const QRectF& area) const;
    /// Name and value of each bar, with this heading.
    [[nodiscard]] QString csv(const QString& name, const QString& value) const;

signals:
    void chosen(const QString& key);
    void menuWanted(const QString& key, const QPoint& global);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] int rowAt(double y) const;
    std::vector<BarRow> m_rows;
    int m_hovered = -1;
};

} // namespace tidemark
