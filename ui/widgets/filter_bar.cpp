// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/filter_bar.h"

#include "ui/models/core_words.h"
#include "ui/models/display.h"
#include "ui/render/icon.h"
#include "ui/widgets/app_context.h"
#include "ui/widgets/filter_edit.h"
#include "ui/widgets/kit.h"
#include "ui/widgets/range_dialog.h"

#include <QComboBox>
#include <QEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QStyle>

namespace tidemark {

namespace {

constexpr int kChipWidth = 200;

void setState(QWidget* widget, const char* name, const QVariant& value) {
    if (widget->property(name) == value) return;
    widget->setProperty(name, value);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

} // namespace

FilterBar::FilterBar(AppContext& context, QWidget* parent) : QFrame(parent), m_context(context) {
    setObjectName(QStringLiteral("filterBar"));
    auto* outer = column(this, 0, 0);
    outer->setContentsMargins(kGap2, kGap1, kGap3, kGap1);
    auto* line = new QHBoxLayout;
    line->setSpacing(kGap1);
    outer->addLayout(line);
    FilterState& filter = context.filter;

    for (const char* id : {"view.back", "view.forward"}) {
        QAction* action = context.actions.get(id);
        auto* step = iconButton(QLatin1String(qstrcmp(id, "view.back") == 0 ? "back" : "forward"),
                                action->text(), action->shortcut());
        connect(step, &QToolButton::clicked, action, &QAction::trigger);
        connect(action, &QAction::changed, step,
                [step, action] { step->setEnabled(action->isEnabled()); });
        step->setEnabled(action->isEnabled());
        line->addWidget(step);
    }

    m_field = new QFrame;
    m_field->setObjectName(QStringLiteral("filterField"));
    auto* field = row(m_field, 0, kGap1);
    field->setContentsMargins(kGap2, 2, 2, 2);
    auto* mark = new QLabel;
    mark->setPixmap(
        tintedPixmap(QStringLiteral("filter"), 16, currentTheme().muted, devicePixelRatioF()));
    connect(&context, &AppContext::themeChanged, mark, [mark, this] {
        mark->setPixmap(
            tintedPixmap(QStringLiteral("filter"), 16, currentTheme().muted, devicePixelRatioF()));
    });
    field->addWidget(mark);
    m_chips = new QHBoxLayout;
    m_chips->setSpacing(kGap1);
    field->addLayout(m_chips);
    m_edit = new FilterEdit(context);
    m_edit->installEventFilter(this);
    field->addWidget(m_edit, 1);
    auto* clear = iconButton(QStringLiteral("close"), tr("Clear filter"));
    connect(clear, &QToolButton::clicked, this, [this] {
        m_edit->clear();
        clearMistake();
        m_context.filter.clearFilter();
    });
    field->addWidget(clear);
    line->addWidget(m_field, 1);
    line->addSpacing(kGap1);

    m_metric = new QComboBox;
    m_metric->setAccessibleName(tr("Metric"));
    for (const MetricInfo& info : metricTable())
        m_metric->addItem(named(info.label), static_cast<int>(info.metric));
    connect(m_metric, &QComboBox::activated, this, [this](int index) {
        m_context.filter.setMetric(static_cast<Metric>(m_metric->itemData(index).toInt()));
    });
    line->addWidget(m_metric);

    m_range = new QToolButton;
    m_range->setIcon(themedIcon(QStringLiteral("clock")));
    m_range->setIconSize(QSize(16, 16));
    m_range->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_range->setPopupMode(QToolButton::InstantPopup);
    m_range->setFocusPolicy(Qt::TabFocus);
    m_range_menu = new QMenu(m_range);
    connect(m_range_menu, &QMenu::aboutToShow, this, &FilterBar::fillRangeMenu);
    m_range->setMenu(m_range_menu);
    line->addWidget(m_range);

    m_mistake = label({}, TypeSize::Small, QFont::Normal, "bad");
    m_mistake->setContentsMargins(72, 2, 0, 2);
    m_mistake->hide();
    outer->addWidget(m_mistake);

    connect(m_edit, &QLineEdit::returnPressed, this, &FilterBar::apply);
    connect(m_edit, &QLineEdit::textEdited, this, &FilterBar::clearMistake);
    connect(&filter, &FilterState::changed, this, [this](FilterState::Changes changes) {
        if (changes.testFlag(FilterState::ChipsChanged)) rebuildChips();
        if (changes.testFlag(FilterState::RangeChanged)) showRange();
        if (changes.testFlag(FilterState::MetricChanged))
            m_metric->setCurrentIndex(
                m_metric->findData(static_cast<int>(m_context.filter.metric())));
    });
    connect(&context.session, &CaseSession::zoneChanged, this, &FilterBar::showRange);
    connect(&context.session, &CaseSession::factsChanged, this, &FilterBar::showRange);
    showRange();
}

void FilterBar::focusFilter() {
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
}

bool FilterBar::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_edit &&
        (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut))
        setState(m_field, "focused", event->type() == QEvent::FocusIn);
    if (watched == m_edit && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const int chips = static_cast<int>(m_context.filter.view().chips.size());
        if (key->key() == Qt::Key_Backspace && m_edit->text().isEmpty() && chips > 0) {
            m_edit->setText(m_context.filter.view().chips.last().text);
            m_context.filter.removeChip(chips - 1);
            return true;
        }
        if (key->key() == Qt::Key_Escape) {
            m_edit->clear();
            clearMistake();
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void FilterBar::apply() {
    const QString typed = m_edit->text().trimmed();
    if (typed.isEmpty()) return;
    if (const Status status = m_context.filter.addText(typed); !status) {
        showMistake(said(status.error().message) +
                        (status.error().help.empty()
                             ? QString()
                             : QStringLiteral(". ") + text(status.error().help)),
                    status.error().native);
        return;
    }
    m_edit->clear();
    clearMistake();
}

void FilterBar::showMistake(const QString& message, int mistake_column) {
    setState(m_field, "state", QStringLiteral("error"));
    m_mistake->setText(mistake_column > 0 ? tr("Column %1: %2").arg(mistake_column).arg(message)
                                          : message);
    m_mistake->show();
    if (mistake_column > 0)
        m_edit->setSelection(
            mistake_column - 1,
            std::max(1, static_cast<int>(m_edit->text().size()) - mistake_column + 1));
}

void FilterBar::clearMistake() {
    setState(m_field, "state", QString());
    m_mistake->hide();
}

QToolButton* FilterBar::makeChip(int index) {
    const FilterChip& chip = m_context.filter.view().chips[index];
    auto* made = new QToolButton;
    made->setProperty("kind", QStringLiteral("chip"));
    made->setProperty("off", chip.enabled ? QStringLiteral("false") : QStringLiteral("true"));
    const QString words =
        shown(utf8(chip.negated() ? QStringLiteral("not ") + chip.text.mid(1) : chip.text));
    made->setFont(uiFont(TypeSize::Small));
    made->setText(QFontMetrics(made->font())
                      .elidedText(words, Qt::ElideMiddle, kChipWidth)
                      .replace(QLatin1Char('&'), QStringLiteral("&&")));
    made->setAccessibleName(words);
    made->setToolTip(plainTip(words));
    made->setFocusPolicy(Qt::TabFocus);
    made->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(made);
    FilterState* filter = &m_context.filter;
    menu->addAction(chip.negated() ? tr("Keep instead") : tr("Exclude instead"), filter,
                    [filter, index] { filter->negateChip(index); });
    menu->addAction(chip.enabled ? tr("Switch off") : tr("Switch on"), filter,
                    [filter, index] { filter->toggleChip(index); });
    menu->addAction(tr("Edit"), this, [this, index] {
        m_edit->setText(m_context.filter.view().chips[index].text);
        m_edit->setFocus();
        m_context.filter.removeChip(index);
    });
    menu->addSeparator();
    menu->addAction(tr("Remove"), filter, [filter, index] { filter->removeChip(index); });
    made->setMenu(menu);
    return made;
}

void FilterBar::rebuildChips() {
    for (QToolButton* chip : m_chip_buttons) {
        m_chips->removeWidget(chip);
        chip->hide();
        chip->deleteLater();
    }
    m_chip_buttons.clear();
    const int count = static_cast<int>(m_context.filter.view().chips.size());
    for (int i = 0; i < count; ++i) {
        QToolButton* chip = makeChip(i);
        m_chips->addWidget(chip);
        m_chip_buttons << chip;
    }
    m_edit->setPlaceholderText(
        count > 0 ? tr("Add a term")
                  : tr("Filter: account:acct_17  status:>=400  \"python-requests\""));
}

void FilterBar::showRange() {
    const QString words = rangeText(m_context.filter.range(), m_context.session.zone());
    m_range->setText(words);
    m_range->setAccessibleName(words);
    m_range->setToolTip(
        plainTip(tr("Time range, in %1").arg(text(m_context.session.zone().name()))));
}

void FilterBar::fillRangeMenu() {
    m_range_menu->clear();
    FilterState* filter = &m_context.filter;
    m_range_menu->addAction(tr("All time"), filter, [filter] { filter->setRange({}); });
    const auto& span = m_context.session.facts().span;
    const struct {
        QString name;
        std::int64_t ns;
    } lasts[] = {{tr("Last hour of the case"), kNsPerHour},
                 {tr("Last day of the case"), kNsPerDay},
                 {tr("Last week of the case"), 7 * kNsPerDay}};
    for (const auto& last : lasts) {
        QAction* action = m_range_menu->addAction(last.name, filter, [filter, span, ns = last.ns] {
            filter->setRange({span->to_ns - ns, span->to_ns});
        });
        action->setEnabled(span.has_value());
    }
    m_range_menu->addSeparator();
    QAction* exact =
        m_range_menu->addAction(tr("From and to…"), this, [this] { askRange(m_context, this); });
    exact->setEnabled(span.has_value());
}

} // namespace tidemark
