// SPDX-License-Identifier: GPL-3.0-or-later
// The filter, time range and metric above every page: chips that can be negated, switched off or
// removed, a field with completion that points at a mistake, and the history of views. Window's
// thread.
#pragma once

#include <QFrame>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QToolButton;
class QScrollArea;

namespace tidemark {

class AppContext;
class FilterEdit;

class FilterBar : public QFrame {
    Q_OBJECT
public:
    FilterBar(AppContext& context, QWidget* parent = nullptr);
    void focusFilter();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void rebuildChips();
    void showRange();
    void apply();
    void showMistake(const QString& message, int column);
    void clearMistake();
    void fillRangeMenu();
    QToolButton* makeChip(int index);

    AppContext& m_context;
    QFrame* m_field;
    QHBoxLayout* m_chips;
    QList<QToolButton*> m_chip_buttons;
    FilterEdit* m_edit;
    QLabel* m_mistake;
    QComboBox* m_metric;
    QToolButton* m_range;
    QMenu* m_range_menu;
};

} // namespace tidemark
