// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/reference_dialog.h"

#include "core/store/reference_store.h"
#include "ui/models/casework.h"
#include "ui/models/display.h"
#include "ui/widgets/app_context.h"
#include "ui/widgets/kit.h"
#include "ui/widgets/range_dialog.h"

#include <QComboBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <optional>

namespace tidemark {

void askReference(AppContext& context, QWidget* parent, std::int64_t time_ns,
                  const ReferenceDate* before) {
    auto* dialog = new QDialog(parent->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    const QString title =
        before ? QObject::tr("Edit reference date") : QObject::tr("Add reference date");
    dialog->setWindowTitle(title);
    dialog->setMinimumWidth(460);
    auto* layout = column(dialog, kGap6, kGap3);
    layout->addWidget(label(title, TypeSize::Heading, QFont::DemiBold));
    layout->addWidget(paragraph(QObject::tr("A moment outside the log that the charts should show: "
                                            "the release of a model, a ban, a new price."),
                                TypeSize::Body, "secondary"));
    auto* form = new QFormLayout;
    auto* name = new QLineEdit(before ? text(before->content.name) : QString());
    name->setAccessibleName(QObject::tr("Name"));
    auto* when = new QLineEdit(timeText(time_ns, context.session.zone()));
    when->setAccessibleName(QObject::tr("Time"));
    auto* kind = new QComboBox;
    kind->setAccessibleName(QObject::tr("Kind"));
    kind->addItems({QObject::tr("Release"), QObject::tr("Ban"), QObject::tr("Policy"),
                    QObject::tr("Outage"), QObject::tr("Other")});
    if (before) kind->setCurrentIndex(static_cast<int>(before->content.kind));
    form->addRow(QObject::tr("Name"), name);
    form->addRow(QObject::tr("Time"), when);
    form->addRow(QObject::tr("Kind"), kind);
    layout->addLayout(form);
    QLabel* mistake = label({}, TypeSize::Small, QFont::Normal, "bad");
    layout->addWidget(mistake);
    auto* buttons = new QDialogButtonBox;
    auto* save = button(before ? QObject::tr("Save date") : QObject::tr("Add date"), {}, "primary");
    buttons->addButton(button(QObject::tr("Cancel")), QDialogButtonBox::RejectRole);
    buttons->addButton(save, QDialogButtonBox::AcceptRole);
    save->setDefault(true);
    layout->addWidget(buttons);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    AppContext* app = &context;
    const std::optional<ReferenceDate> old = before ? std::optional(*before) : std::nullopt;
    QObject::connect(buttons, &QDialogButtonBox::accepted, dialog, [=] {
        const auto ts_ns = typedInstant(when->text(), app->session.zone());
        if (!ts_ns)
            return mistake->setText(QObject::tr("That is not a time. Write 2024-10-03 14:30:00."));
        const ReferenceContent content{*ts_ns, static_cast<ReferenceKind>(kind->currentIndex()),
                                       utf8(name->text().trimmed())};
        if (content.name.empty()) return mistake->setText(QObject::tr("Give it a name."));
        if (old)
            app->casework.editReference(*old, content);
        else
            app->casework.addReference(content);
        dialog->accept();
    });
    name->setFocus();
    dialog->open();
}

} // namespace tidemark
