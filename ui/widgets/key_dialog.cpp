// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/key_dialog.h"

#include "core/export/signing_key.h"
#include "ui/models/display.h"
#include "ui/models/preferences.h"
#include "ui/widgets/error_view.h"
#include "ui/widgets/kit.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>

namespace tidemark {

void askNewKey(QWidget* parent,
               std::function<void(const QString& name, const QString& password)> done) {
    auto* dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(QObject::tr("New key"));
    dialog->setMinimumWidth(460);
    auto* outer = column(dialog, kGap6, kGap3);
    outer->addWidget(
        paragraph(QObject::tr("A key signs bundles in your name. Give its fingerprint to others by "
                              "another way than the bundle; a lost password cannot be had again."),
                  TypeSize::Body, "secondary"));
    auto* form = new QFormLayout;
    const auto field = [form](const QString& name, QLineEdit::EchoMode mode) {
        auto* edit = new QLineEdit;
        edit->setAccessibleName(name);
        edit->setEchoMode(mode);
        form->addRow(name, edit);
        return edit;
    };
    QLineEdit* name = field(QObject::tr("Name of the key"), QLineEdit::Normal);
    QLineEdit* password = field(QObject::tr("Password"), QLineEdit::Password);
    QLineEdit* again = field(QObject::tr("Password again"), QLineEdit::Password);
    outer->addLayout(form);
    auto* buttons = new QDialogButtonBox;
    auto* accept = button(QObject::tr("Make key"), {}, "primary");
    accept->setDefault(true);
    accept->setEnabled(false);
    buttons->addButton(button(QObject::tr("Cancel")), QDialogButtonBox::RejectRole);
    buttons->addButton(accept, QDialogButtonBox::ActionRole);
    outer->addWidget(buttons);
    const auto check = [=] {
        accept->setEnabled(!name->text().trimmed().isEmpty() && !password->text().isEmpty() &&
                           password->text() == again->text());
    };
    for (QLineEdit* edit : {name, password, again})
        QObject::connect(edit, &QLineEdit::textChanged, accept, check);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    QObject::connect(accept, &QPushButton::clicked, dialog, [=] {
        const QString chosen = name->text().trimmed();
        const auto made = createKey(utf8(keyFolder()), utf8(chosen), utf8(password->text()));
        if (!made) return showError(dialog, QObject::tr("New key"), made.error());
        done(chosen, password->text());
        dialog->accept();
    });
    dialog->open();
    name->setFocus();
}

} // namespace tidemark
