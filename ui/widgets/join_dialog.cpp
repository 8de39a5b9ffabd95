// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/join_dialog.h"

#include "core/store/join_rule.h"
#include "ui/models/casework.h"
#include "ui/models/core_words.h"
#include "ui/models/display.h"
#include "ui/widgets/app_context.h"
#include "ui/widgets/kit.h"

#include <QComboBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QSpinBox>
#include <algorithm>

namespace tidemark {

namespace {

constexpr Field kKeys[] = {Field::RequestId, Field::SessionId, Field::UniqueId};

QComboBox* sideChoice(const CaseSession& session, const QString& name) {
    auto* choice = new QComboBox;
    choice->setAccessibleName(name);
    QStringList formats;
    for (const Source& source : session.facts().sources)
        if (!formats.contains(text(source.format))) formats << text(source.format);
    for (const QString& format : formats)
        choice->addItem(QObject::tr("All sources of format %1").arg(shown(utf8(format))), format);
    for (const Source& source : session.facts().sources)
        choice->addItem(QObject::tr("Source %1: %2").arg(source.id).arg(shown(source.name)),
                        QString::number(source.id));
    return choice;
}

QComboBox* keyChoice(const QString& name) {
    auto* choice = new QComboBox;
    choice->setAccessibleName(name);
    for (const Field field : kKeys)
        choice->addItem(named(fieldInfo(field).label), static_cast<int>(field));
    return choice;
}

bool covers(const CaseSession& session, const JoinSide& side) {
    return std::ranges::any_of(session.facts().sources,
                               [&](const Source& source) { return side.covers(source); });
}

} // namespace

void askJoin(AppContext& context, QWidget* parent) {
    auto* dialog = new QDialog(parent->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(QObject::tr("Add join"));
    dialog->setMinimumWidth(520);
    auto* layout = column(dialog, kGap6, kGap3);
    layout->addWidget(label(QObject::tr("Add join"), TypeSize::Heading, QFont::DemiBold));
    layout->addWidget(
        paragraph(QObject::tr("Two sources that recorded the same calls complete each other: what "
                              "one does not say is filled from the other, found by an id that both "
                              "state. The events as imported stay, and removing the join undoes "
                              "it."),
                  TypeSize::Body, "secondary"));
    auto* form = new QFormLayout;
    auto* into = sideChoice(context.session, QObject::tr("Complete"));
    auto* from = sideChoice(context.session, QObject::tr("From"));
    auto* into_key = keyChoice(QObject::tr("By its"));
    auto* from_key = keyChoice(QObject::tr("Equal to the other's"));
    auto* within = new QSpinBox;
    within->setAccessibleName(QObject::tr("At most apart"));
    within->setRange(0, 7 * 86400);
    within->setButtonSymbols(QAbstractSpinBox::NoButtons);
    within->setValue(600);
    within->setSuffix(QObject::tr(" s"));
    within->setSpecialValueText(QObject::tr("any time"));
    form->addRow(QObject::tr("Complete"), into);
    form->addRow(QObject::tr("From"), from);
    form->addRow(QObject::tr("By its"), into_key);
    form->addRow(QObject::tr("Equal to the other's"), from_key);
    form->addRow(QObject::tr("At most apart"), within);
    layout->addLayout(form);
    // Two formats fit by format; sources of one format are told apart by number.
    const int formats = into->count() - static_cast<int>(context.session.facts().sources.size());
    if (formats < 2) into->setCurrentIndex(formats);
    from->setCurrentIndex(std::min(into->currentIndex() + 1, from->count() - 1));
    for (const JoinRule& known : knownJoins()) {
        if (!covers(context.session, known.into) || !covers(context.session, known.from)) continue;
        into->setCurrentIndex(into->findData(text(known.into.format)));
        from->setCurrentIndex(from->findData(text(known.from.format)));
        layout->addWidget(paragraph(QObject::tr("%1 and %2 are known to describe the same calls.")
                                        .arg(text(known.into.format), text(known.from.format)),
                                    TypeSize::Small, "good"));
        break;
    }
    QLabel* mistake = paragraph({}, TypeSize::Small, "bad");
    layout->addWidget(mistake);
    auto* buttons = new QDialogButtonBox;
    auto* add = button(QObject::tr("Add join"), {}, "primary");
    buttons->addButton(button(QObject::tr("Cancel")), QDialogButtonBox::RejectRole);
    buttons->addButton(add, QDialogButtonBox::AcceptRole);
    add->setDefault(true);
    layout->addWidget(buttons);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    AppContext* app = &context;
    QObject::connect(buttons, &QDialogButtonBox::accepted, dialog, [=] {
        JoinRule rule;
        rule.into = parseJoinSide(utf8(into->currentData().toString()));
        rule.from = parseJoinSide(utf8(from->currentData().toString()));
        rule.into_key = static_cast<Field>(into_key->currentData().toInt());
        rule.from_key = static_cast<Field>(from_key->currentData().toInt());
        rule.within_s = within->value();
        if (const Status fits = rule.check(); !fits)
            return mistake->setText(said(fits.error().message));
        app->casework.addJoinRule(rule);
        dialog->accept();
    });
    dialog->open();
}

} // namespace tidemark
