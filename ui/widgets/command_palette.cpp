// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/command_palette.h"

#include "ui/models/display.h"
#include "ui/models/fuzzy.h"
#include "ui/render/icon.h"
#include "ui/widgets/app_context.h"
#include "ui/widgets/kit.h"

#include <QGraphicsDropShadowEffect>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <algorithm>

namespace tidemark {

namespace {

constexpr int kPaletteWidth = 560, kHeight = 420, kPaletteRow = 32, kMost = 60;
constexpr int kKindRole = Qt::UserRole + 1, kHintRole = Qt::UserRole + 2;

class PaletteDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
        return {kPaletteWidth, kPaletteRow};
    }
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const Theme& theme = currentTheme();
        const QRect rect = option.rect.adjusted(4, 0, -4, 0);
        if (option.state & QStyle::State_Selected) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(theme.selection);
            painter->setRenderHint(QPainter::Antialiasing);
            painter->drawRoundedRect(rect, 4, 4);
        }
        index.data(Qt::DecorationRole)
            .value<QIcon>()
            .paint(painter, QRect(rect.left() + 8, rect.center().y() - 7, 16, 16));
        painter->setFont(uiFont(TypeSize::Caption));
        const QString right = index.data(kHintRole).toString().isEmpty()
                                  ? index.data(kKindRole).toString()
                                  : index.data(kHintRole).toString();
        const int right_width = QFontMetrics(painter->font()).horizontalAdvance(right);
        painter->setPen(theme.muted);
        painter->drawText(rect.adjusted(0, 0, -8, 0), Qt::AlignRight | Qt::AlignVCenter, right);
        painter->setFont(uiFont(TypeSize::Body));
        painter->setPen(theme.text);
        const QRect place = rect.adjusted(32, 0, -right_width - 20, 0);
        painter->drawText(place, Qt::AlignLeft | Qt::AlignVCenter,
                          QFontMetrics(painter->font())
                              .elidedText(index.data().toString(), Qt::ElideMiddle, place.width()));
    }
};

} // namespace

CommandPalette::CommandPalette(AppContext& context, QWidget* parent)
    : QFrame(parent), m_context(context) {
    setProperty("kind", QStringLiteral("floating"));
    setAccessibleName(tr("Command palette"));
    setFixedSize(kPaletteWidth, kHeight);
    auto* layout = column(this, kGap2, kGap2);
    m_edit = new QLineEdit;
    m_edit->setAccessibleName(tr("Command"));
    m_edit->setPlaceholderText(tr("Search actions, pages, accounts, findings"));
    m_edit->setFont(uiFont(TypeSize::Heading));
    layout->addWidget(m_edit);
    m_list = new QListWidget;
    m_list->setAccessibleName(tr("Results"));
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFocusPolicy(Qt::NoFocus);
    layout->addWidget(m_list, 1);
    auto* shadow = new QGraphicsDropShadowEffect(this);
    shadow->setBlurRadius(32);
    shadow->setOffset(0, 8);
    shadow->setColor(QColor(0, 0, 0, 90));
    setGraphicsEffect(shadow);
    m_edit->installEventFilter(this);
    connect(m_edit, &QLineEdit::textChanged, this, &CommandPalette::search);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::runCurrent);
    hide();
}

void CommandPalette::open(std::vector<Entry> more) {
    m_entries = std::move(more);
    collect();
    m_edit->clear();
    search({});
    move((parentWidget()->width() - width()) / 2, 72);
    show();
    raise();
    m_edit->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::collect() {
    const QList<QAction*> actions = m_context.actions.all();
    for (QAction* action : actions) {
        if (!action->isEnabled() || action->text().isEmpty()) continue;
        QString words = action->text();
        words.remove(QLatin1Char('&'));
        m_entries.push_back({words,
                             tr("Action"),
                             action->shortcut().toString(QKeySequence::NativeText),
                             {},
                             [action] { action->trigger(); }});
    }
    FilterState* filter = &m_context.filter;
    AppContext* context = &m_context;
    for (const QString& account : m_context.session.facts().top_accounts) {
        m_entries.push_back({shown(utf8(account)),
                             tr("Account"),
                             {},
                             QStringLiteral("accounts"),
                             [filter, context, account] {
                                 Selection selection;
                                 selection.kind = Selection::Kind::Account;
                                 selection.name = account;
                                 filter->select(selection);
                                 emit context->pageWanted(page::kAccounts);
                             }});
    }
}

void CommandPalette::search(const QString& pattern) {
    std::vector<std::pair<int, std::size_t>> hits;
    for (std::size_t i = 0; i < m_entries.size(); ++i)
        if (const auto score = fuzzyScore(pattern, m_entries[i].text)) hits.emplace_back(*score, i);
    if (!pattern.trimmed().isEmpty())
        std::ranges::stable_sort(hits,
                                 [](const auto& a, const auto& b) { return a.first > b.first; });
    m_list->clear();
    m_shown.clear();
    for (const auto& [score, i] : hits) {
        if (m_shown.size() == kMost) break;
        const Entry& entry = m_entries[i];
        auto* item = new QListWidgetItem(entry.text, m_list);
        item->setIcon(themedIcon(entry.icon.isEmpty() ? QStringLiteral("command") : entry.icon));
        item->setData(kKindRole, entry.kind);
        item->setData(kHintRole, entry.hint);
        m_shown.push_back(i);
    }
    m_list->setCurrentRow(0);
}

void CommandPalette::runCurrent() {
    const int row = m_list->currentRow();
    if (row < 0 || row >= static_cast<int>(m_shown.size())) return;
    const auto run = m_entries[m_shown[static_cast<std::size_t>(row)]].run;
    hide();
    parentWidget()->setFocus();
    run();
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_edit && event->type() == QEvent::FocusOut) hide();
    if (watched == m_edit && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const int row = m_list->currentRow(), count = m_list->count();
        switch (key->key()) {
        case Qt::Key_Down: m_list->setCurrentRow(std::min(row + 1, count - 1)); return true;
        case Qt::Key_Up: m_list->setCurrentRow(std::max(row - 1, 0)); return true;
        case Qt::Key_PageDown: m_list->setCurrentRow(std::min(row + 10, count - 1)); return true;
        case Qt::Key_PageUp: m_list->setCurrentRow(std::max(row - 10, 0)); return true;
        case Qt::Key_Return:
        case Qt::Key_Enter: runCurrent(); return true;
        case Qt::Key_Escape:
            hide();
            parentWidget()->setFocus();
            return true;
        default: break;
        }
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace tidemark
