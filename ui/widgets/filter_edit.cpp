// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/filter_edit.h"

#include "core/query/case_reader.h"
#include "ui/models/display.h"
#include "ui/widgets/app_context.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>

namespace tidemark {

namespace {

constexpr int kOffers = 12;
constexpr std::int64_t kValuesAsked = 20'000;

/// Values of a dictionary field that contain what was typed, those that begin with it first.
std::vector<std::string> valuesLike(CaseReader& reader, std::string_view name,
                                    std::string_view typed) {
    const auto field = fieldByName(name);
    if (!field || fieldInfo(*field).type != FieldType::Dictionary) return {};
    const auto dictionary = reader.events().dictionary(*field);
    if (!dictionary) return {};
    const QString begun = text(std::string(typed));
    std::vector<std::string> first, later;
    const auto last =
        static_cast<std::uint32_t>(std::min<std::int64_t>((*dictionary)->count(), kValuesAsked));
    for (std::uint32_t id = 1; id <= last && first.size() < kOffers; ++id) {
        const QString value = text((*dictionary)->text(id));
        const auto at = value.indexOf(begun, 0, Qt::CaseInsensitive);
        if (at == 0)
            first.emplace_back((*dictionary)->text(id));
        else if (at > 0 && later.size() < kOffers)
            later.emplace_back((*dictionary)->text(id));
    }
    first.insert(first.end(), later.begin(), later.end());
    return first;
}

} // namespace

FilterEdit::FilterEdit(AppContext& context, QWidget* parent)
    : QLineEdit(parent), m_context(context) {
    setAccessibleName(tr("Filter"));
    setPlaceholderText(tr("Filter: account:acct_17  status:>=400  \"python-requests\""));
    setFrame(false);
    m_completer = new QCompleter(&m_words, this);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setWidget(this);
    m_completer->setMaxVisibleItems(kOffers);
    m_completer->popup()->setAccessibleName(tr("Suggestions"));
    connect(m_completer, qOverload<const QString&>(&QCompleter::activated), this,
            &FilterEdit::insert);
    connect(this, &QLineEdit::textEdited, this, &FilterEdit::suggest);
}

void FilterEdit::suggest() {
    const std::string typed = utf8(text());
    const std::size_t cursor = utf8(text().left(cursorPosition())).size();
    // Names come at once; values in the case follow when the reader has looked.
    offer(completeFilter(typed, cursor), typed);
    if (!m_context.session.isOpen()) return;
    m_context.session.ask<FilterCompletion>(
        this, "completion",
        [typed, cursor](CaseReader& reader, std::stop_token) -> Result<FilterCompletion> {
            return completeFilter(typed, cursor,
                                  [&](std::string_view field, std::string_view prefix) {
                                      return valuesLike(reader, field, prefix);
                                  });
        },
        [this, typed](Result<FilterCompletion> found) {
            if (found && utf8(text()) == typed) offer(*found, typed);
        });
}

void FilterEdit::offer(const FilterCompletion& found, const std::string& typed) {
    QStringList words;
    for (const std::string& candidate : found.candidates)
        if (words.size() < kOffers) words << tidemark::text(candidate);
    const QString before = tidemark::text(typed.substr(0, found.from));
    m_from = static_cast<int>(before.size());
    m_to = m_from +
           static_cast<int>(tidemark::text(typed.substr(found.from, found.to - found.from)).size());
    // What is typed out in full needs no offer.
    if (words.size() == 1 && words.front() == text().mid(m_from, m_to - m_from)) words.clear();
    m_words.setStringList(words);
    // Not hasFocus(): a popup that has just closed may not have given the window back yet.
    if (words.isEmpty() || window()->focusWidget() != this) {
        m_completer->popup()->hide();
        return;
    }
    QRect place = cursorRect();
    place.setLeft(cursorRect().left() -
                  fontMetrics().horizontalAdvance(text().mid(m_from, cursorPosition() - m_from)));
    place.setWidth(280);
    m_completer->complete(place);
    m_completer->popup()->setCurrentIndex(QModelIndex());
}

void FilterEdit::insert(const QString& word) {
    const QString after = text().mid(m_to);
    const bool complete_term = !word.endsWith(QLatin1Char(':'));
    const QString gap = complete_term && after.isEmpty() ? QStringLiteral(" ") : QString();
    const int cursor = m_from + static_cast<int>(word.size() + gap.size());
    setText(text().left(m_from) + word + gap + after);
    setCursorPosition(cursor);
    if (!complete_term) suggest();
}

bool FilterEdit::event(QEvent* event) {
    // Before QWidget makes the key a step to the next control.
    const bool tab =
        event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Tab;
    if (!tab || !m_completer->popup()->isVisible() || m_words.rowCount() == 0)
        return QLineEdit::event(event);
    const QModelIndex chosen = m_completer->popup()->currentIndex();
    const QString word = chosen.isValid() ? chosen.data().toString() : m_words.stringList().first();
    m_completer->popup()->hide();
    insert(word);
    event->accept();
    return true;
}

void FilterEdit::keyPressEvent(QKeyEvent* event) {
    const bool popup_open = m_completer->popup()->isVisible();
    if (popup_open && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        m_completer->popup()->hide();
    QLineEdit::keyPressEvent(event);
}

} // namespace tidemark
