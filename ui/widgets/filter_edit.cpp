// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/filter_edit.h"

#include "core/query/entity_table.h"
#include "ui/models/display.h"
#include "ui/widgets/app_context.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>

namespace tidemark {

namespace {

constexpr int kOffers = 12;
constexpr std::int64_t kValuesAsked = 5000;

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

int FilterEdit::termStart() const {
    const QString before = text().left(cursorPosition());
    bool quoted = false;
    int start = 0;
    for (int i = 0; i < before.size(); ++i) {
        if (before[i] == QLatin1Char('"')) quoted = !quoted;
        if (before[i] == QLatin1Char(' ') && !quoted) start = i + 1;
    }
    return start;
}

void FilterEdit::suggest() {
    const int start = termStart();
    QString term = text().mid(start, cursorPosition() - start);
    const QString sign = term.startsWith(QLatin1Char('-')) ? QStringLiteral("-") : QString();
    term = term.mid(sign.size());
    if (term.isEmpty()) return offer({});
    const auto colon = term.indexOf(QLatin1Char(':'));
    if (colon >= 0) {
        const QString values = term.mid(colon + 1);
        const auto comma = values.lastIndexOf(QLatin1Char(','));
        return askValues(term.left(colon), values.mid(comma + 1),
                         sign + term.left(colon + 1 + comma + 1));
    }
    QStringList words;
    for (const std::string& name : filterFieldNames())
        if (tidemark::text(name).startsWith(term, Qt::CaseInsensitive))
            words << sign + tidemark::text(name) + QLatin1Char(':');
    offer(words);
}

void FilterEdit::askValues(const QString& field_name, const QString& begun, const QString& prefix) {
    const auto field = fieldByName(utf8(field_name));
    if (!field || fieldInfo(*field).type != FieldType::Dictionary ||
        begun.startsWith(QLatin1Char('"')))
        return offer({});
    const std::string name(fieldInfo(*field).name);
    m_context.session.ask<QStringList>(
        this, "completion",
        [field = *field, begun = utf8(begun.toLower()),
         name](CaseReader& reader, std::stop_token) -> Result<QStringList> {
            TM_ASSIGN(const Dictionary* dictionary, reader.events().dictionary(field));
            QStringList out;
            const auto last = static_cast<std::uint32_t>(
                std::min<std::int64_t>(dictionary->count(), kValuesAsked));
            for (std::uint32_t id = 1; id <= last && out.size() < kOffers; ++id) {
                const QString value = tidemark::text(dictionary->text(id));
                if (!value.toLower().contains(tidemark::text(begun))) continue;
                const std::string term = filterTerm(name, dictionary->text(id));
                out << tidemark::text(term.substr(term.find(':') + 1));
            }
            return out;
        },
        [this, prefix](Result<QStringList> values) {
            QStringList words;
            if (values)
                for (const QString& value : *values) words << prefix + value;
            offer(words);
        });
}

void FilterEdit::offer(const QStringList& words) {
    m_words.setStringList(words.mid(0, kOffers));
    if (words.isEmpty() || !hasFocus()) {
        m_completer->popup()->hide();
        return;
    }
    const int start = termStart();
    QRect place = cursorRect();
    place.setLeft(cursorRect().left() -
                  fontMetrics().horizontalAdvance(text().mid(start, cursorPosition() - start)));
    place.setWidth(280);
    m_completer->complete(place);
    m_completer->popup()->setCurrentIndex(QModelIndex());
}

void FilterEdit::insert(const QString& word) {
    const int start = termStart();
    const QString after = text().mid(cursorPosition());
    const bool complete_term = !word.endsWith(QLatin1Char(':'));
    setText(text().left(start) + word +
            (complete_term && after.isEmpty() ? QStringLiteral(" ") : QString()) + after);
    setCursorPosition(start + static_cast<int>(word.size()) + (complete_term ? 1 : 0));
    if (!complete_term) suggest();
}

void FilterEdit::keyPressEvent(QKeyEvent* event) {
    const bool popup_open = m_completer->popup()->isVisible();
    if (event->key() == Qt::Key_Tab && popup_open && m_words.rowCount() > 0) {
        insert(m_words.stringList().first());
        return;
    }
    if (popup_open && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        m_completer->popup()->hide();
    QLineEdit::keyPressEvent(event);
}

} // namespace tidemark
