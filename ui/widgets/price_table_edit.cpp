// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/price_table_edit.h"

#include "ui/models/display.h"
#include "ui/widgets/kit.h"

#include <nlohmann/json.hpp>

#include <QHeaderView>
#include <QLineEdit>
#include <QTableWidget>

namespace tidemark {

namespace {

enum PriceColumn { kModel, kInput, kOutput, kCached, kPriceColumns };

QString priceText(double usd_per_million) {
    return QString::number(usd_per_million, 'g', 10);
}

} // namespace

PriceTableEdit::PriceTableEdit(const PriceTable& table, QWidget* parent) : QWidget(parent) {
    auto* layout = column(this, 0, kGap2);
    m_rows = new QTableWidget(0, kPriceColumns);
    styleTable(m_rows, tr("Prices"));
    m_rows->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                            QAbstractItemView::AnyKeyPressed);
    m_rows->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_rows->setHorizontalHeaderLabels({tr("Model"), tr("Input"), tr("Output"), tr("Cached input")});
    m_rows->horizontalHeader()->setSectionResizeMode(kModel, QHeaderView::Stretch);
    m_rows->horizontalHeader()->setStretchLastSection(false);
    m_rows->setColumnWidth(kCached, 170);
    layout->addWidget(m_rows, 1);
    auto* buttons = new QHBoxLayout;
    auto* add = button(tr("Add model"), QStringLiteral("plus"));
    auto* remove = button(tr("Remove model"), QStringLiteral("minus"));
    buttons->addWidget(add);
    buttons->addWidget(remove);
    buttons->addWidget(label(tr("USD per million tokens"), TypeSize::Small, QFont::Normal, "muted"),
                       1);
    layout->addLayout(buttons);
    m_note = new QLineEdit;
    m_note->setAccessibleName(tr("Where the prices are from"));
    m_note->setPlaceholderText(tr("Where the prices are from; printed beside every estimate"));
    layout->addWidget(m_note);
    setTable(table);
    connect(add, &QPushButton::clicked, this, [this] {
        m_edited = true;
        addRow({"", 0, 0, 0});
        m_rows->setCurrentCell(m_rows->rowCount() - 1, kModel);
        m_rows->editItem(m_rows->currentItem());
    });
    connect(remove, &QPushButton::clicked, this, [this] {
        m_edited = true;
        m_rows->removeRow(m_rows->currentRow());
    });
    connect(m_rows, &QTableWidget::itemChanged, this, [this] { m_edited = true; });
    connect(m_note, &QLineEdit::textEdited, this, [this] { m_edited = true; });
}

void PriceTableEdit::setTable(const PriceTable& table) {
    const QSignalBlocker quiet(m_rows);
    m_rows->setRowCount(0);
    for (const ModelPrice& price : table.prices()) addRow(price);
    m_note->setText(text(table.note()));
    m_edited = false;
}

void PriceTableEdit::addRow(const ModelPrice& price) {
    const int row = m_rows->rowCount();
    m_rows->insertRow(row);
    m_rows->setItem(row, kModel, new QTableWidgetItem(text(price.model)));
    const double figures[] = {price.input_usd_per_million, price.output_usd_per_million,
                              price.cached_input_usd_per_million};
    for (int i = 0; i < 3; ++i) {
        auto* item = new QTableWidgetItem(priceText(figures[i]));
        item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        m_rows->setItem(row, kInput + i, item);
    }
}

Result<PriceTable> PriceTableEdit::table() const {
    nlohmann::ordered_json out;
    out["note"] = utf8(m_note->text().trimmed());
    out["prices"] = nlohmann::ordered_json::array();
    static constexpr const char* kNames[] = {"input", "output", "cached_input"};
    for (int row = 0; row < m_rows->rowCount(); ++row) {
        const QString model = m_rows->item(row, kModel)->text().trimmed();
        if (model.isEmpty()) continue;
        nlohmann::ordered_json entry;
        entry["model"] = utf8(model);
        for (int i = 0; i < 3; ++i) {
            bool number = false;
            // A decimal comma is as good as a point; thousands are not separated.
            const QString typed = m_rows->item(row, kInput + i)->text().trimmed();
            const double plain =
                QString(typed).replace(QLatin1Char(','), QLatin1Char('.')).toDouble(&number);
            if (!number || plain < 0)
                return makeError(ErrorCode::BadInput,
                                 utf8(tr("the price of %1 is not a number").arg(model)),
                                 utf8(tr("prices")));
            entry[kNames[i]] = plain;
        }
        out["prices"].push_back(std::move(entry));
    }
    return PriceTable::fromJson(out.dump());
}

} // namespace tidemark
