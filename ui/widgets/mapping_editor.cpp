// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/mapping_editor.h"

#include "ui/models/display.h"
#include "ui/models/event_window_model.h"
#include "ui/widgets/column_fitter.h"
#include "ui/widgets/kit.h"
#include "ui/widgets/source_field_list.h"

#include <QComboBox>
#include <QDropEvent>
#include <QHeaderView>
#include <QLineEdit>
#include <QSplitter>
#include <QTableWidget>
#include <algorithm>

namespace tidemark {

namespace {

/// What the program fills by itself.
constexpr Field kOwn[] = {Field::Flags,     Field::ContentOffset, Field::RecordLength,
                          Field::TimeBasis, Field::RecordKind,    Field::AccountKind};

QString pathText(const FieldSource& source) {
    if (!source.constant.empty()) return QStringLiteral("=") + shown(source.constant);
    QStringList parts;
    for (const std::string& part : source.path) {
        const QString one = shown(part);
        parts << (one.contains(QLatin1Char('.')) ? QStringLiteral("'%1'").arg(one) : one);
    }
    return parts.join(QLatin1Char('.'));
}

/// Where a field comes from, as far as the records looked at have it; else what was looked for.
struct FoundSource {
    QString path, missing;
};
FoundSource foundSource(const Profile& profile, Field field, const QStringList& columns) {
    FoundSource found;
    for (const FieldRule& rule : profile.fields) {
        if (rule.field != field) continue;
        for (const FieldSource& source : rule.sources) {
            const QString path = pathText(source);
            if (!source.constant.empty() || columns.contains(path, Qt::CaseInsensitive))
                return {path, {}};
            if (found.missing.isEmpty()) found.missing = path;
        }
    }
    return found;
}

} // namespace

MappingEditor::MappingEditor(QWidget* parent) : QWidget(parent) {
    auto* layout = column(this, 0, kGap2);
    m_table = new QTableWidget(0, 3);
    styleTable(m_table, tr("Mapping"));
    m_table->setHorizontalHeaderLabels({tr("Field"), tr("Comes from"), tr("First record")});
    m_table->setColumnWidth(0, 180);
    m_table->setColumnWidth(1, 320);
    m_table->verticalHeader()->setDefaultSectionSize(30);
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    m_table->setFocusPolicy(Qt::NoFocus);
    new ColumnFitter(m_table, 2, 200);
    m_sources = new SourceFieldList;
    auto* split = new QSplitter(Qt::Horizontal);
    split->setChildrenCollapsible(false);
    split->addWidget(m_sources);
    split->addWidget(m_table);
    split->setStretchFactor(0, 2);
    split->setStretchFactor(1, 5);
    layout->addWidget(split, 1);
    m_table->viewport()->setAcceptDrops(true);
    m_table->viewport()->installEventFilter(this);
    auto* foot = new QHBoxLayout;
    foot->addWidget(
        label(tr("Drag a field of the log onto a row, choose it from the list, or write a path "
                 "such as usage.output_tokens. An empty row stays empty in every event."),
              TypeSize::Small, QFont::Normal, "muted"),
        1);
    auto* save = button(tr("Save as profile…"), QStringLiteral("bookmark"));
    foot->addWidget(save);
    layout->addLayout(foot);
    connect(save, &QPushButton::clicked, this, &MappingEditor::saveWanted);
    for (const FieldInfo& info : fieldTable())
        if (std::ranges::find(kOwn, info.field) == std::end(kOwn)) addRow(info);
}

void MappingEditor::addRow(const FieldInfo& info) {
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    m_table->setItem(row, 0, new QTableWidgetItem(named(info.label)));
    m_table->setItem(row, 2, new QTableWidgetItem);
    auto* source = new QComboBox;
    source->setEditable(true);
    source->setInsertPolicy(QComboBox::NoInsert);
    const QString name = tr("%1 comes from").arg(named(info.label));
    source->setAccessibleName(name);
    source->lineEdit()->setAccessibleName(name);
    source->lineEdit()->setPlaceholderText(tr("not in this log"));
    // A wheel over the table scrolls the table, not what is mapped.
    source->setFocusPolicy(Qt::StrongFocus);
    const Field field = info.field;
    connect(source, &QComboBox::textActivated, this,
            [this, field](const QString& path) { take(field, path); });
    connect(source->lineEdit(), &QLineEdit::editingFinished, this,
            [this, field, source] { take(field, source->currentText()); });
    m_table->setCellWidget(row, 1, source);
    m_rows.push_back({field, source, {}});
}

bool MappingEditor::eventFilter(QObject* watched, QEvent* event) {
    const bool ours = event->type() == QEvent::DragEnter || event->type() == QEvent::DragMove ||
                      event->type() == QEvent::DragLeave || event->type() == QEvent::Drop;
    if (!ours) return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::DragLeave) {
        markDropRow(-1);
        return true;
    }
    auto* drop = static_cast<QDropEvent*>(event); // the base of the other two
    const int row = m_table->rowAt(static_cast<int>(drop->position().y()));
    const QString path = draggedSourceField(drop->mimeData());
    if (path.isEmpty()) return true;
    if (event->type() == QEvent::DragEnter || row >= 0) drop->acceptProposedAction();
    markDropRow(event->type() == QEvent::Drop ? -1 : row);
    if (event->type() == QEvent::Drop && row >= 0) {
        Row& target = m_rows[static_cast<std::size_t>(row)];
        target.source->setCurrentText(path);
        take(target.field, path);
    }
    return true;
}

void MappingEditor::markDropRow(int row) {
    for (int i = 0; i < m_table->rowCount(); ++i)
        m_table->item(i, 0)->setBackground(i == row ? currentTheme().selection : QBrush());
}

void MappingEditor::take(Field field, const QString& path) {
    if (m_filling) return;
    const auto row = std::ranges::find(m_rows, field, &Row::field);
    const QString plain = path.trimmed();
    if (plain == row->shown_path) return;
    row->shown_path = plain;
    m_changes[std::string(fieldInfo(field).name)] = utf8(plain);
    emit changed();
}

void MappingEditor::forget() {
    m_changes.clear();
}

void MappingEditor::show(const ImportPreview& preview, const std::optional<Event>& first,
                         const TimeZone& zone) {
    m_filling = true;
    m_sources->setFields(preview.columns, preview.samples);
    QStringList columns{QString()};
    for (const std::string& name : preview.columns) columns << shown(name);
    const bool new_columns = columns != m_columns;
    m_columns = columns;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        Row& row = m_rows[i];
        FoundSource found = foundSource(preview.profile, row.field, m_columns);
        const QString value = first ? fieldText(*first, row.field, zone) : QString();
        // A path through arrays or texts is none of the columns listed: the value tells.
        if (found.path.isEmpty() && !value.isEmpty()) found.path = found.missing;
        if (new_columns) {
            row.source->clear();
            row.source->addItems(m_columns);
        }
        row.shown_path = found.path;
        row.source->lineEdit()->setPlaceholderText(
            found.missing.isEmpty() ? tr("not in this log")
                                    : tr("%1: not in the records looked at").arg(found.missing));
        if (!row.source->lineEdit()->hasFocus() || new_columns)
            row.source->setCurrentText(found.path);
        m_table->item(static_cast<int>(i), 2)->setText(value);
    }
    m_filling = false;
}

} // namespace tidemark
