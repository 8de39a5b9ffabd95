// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/about_dialog.h"

#include "core/version.h"
#include "ui/models/display.h"
#include "ui/widgets/help_window.h"
#include "ui/widgets/kit.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QTextBrowser>

namespace tidemark {

void showAbout(QWidget* parent) {
    auto* dialog = new QDialog(parent);
    dialog->setObjectName(QStringLiteral("about"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(QObject::tr("About Tidemark"));
    dialog->setMinimumSize(680, 560);
    auto* outer = column(dialog, kGap6, kGap3);
    auto* head = new QHBoxLayout;
    head->setSpacing(kGap4);
    auto* logo = new QLabel;
    logo->setPixmap(QIcon(QStringLiteral(":/icons/tidemark.svg"))
                        .pixmap(QSize(56, 56), parent->devicePixelRatioF()));
    head->addWidget(logo);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(
        label(QObject::tr("Tidemark %1").arg(text(kVersion)), TypeSize::Title, QFont::DemiBold));
    words->addWidget(label(QObject::tr("With Qt %1").arg(QLatin1String(qVersion())),
                           TypeSize::Small, QFont::Normal, "secondary"));
    head->addLayout(words, 1);
    outer->addLayout(head);
    outer->addWidget(paragraph(QObject::tr("Tidemark opens no connection to any network. It sends "
                                           "no usage data and looks for no updates."),
                               TypeSize::Body, "secondary"));
    auto* licences = new QTextBrowser;
    licences->setAccessibleName(QObject::tr("Licences"));
    licences->setOpenLinks(false);
    licences->setMarkdown(helpText(QStringLiteral("licences.md")));
    dressTables(*licences->document());
    outer->addWidget(licences, 1);
    auto* buttons = new QDialogButtonBox;
    auto* close = button(QObject::tr("Close"), {}, "primary");
    close->setDefault(true);
    buttons->addButton(close, QDialogButtonBox::AcceptRole);
    outer->addWidget(buttons);
    QObject::connect(buttons, &QDialogButtonBox::accepted, dialog, &QDialog::accept);
    dialog->open();
}

} // namespace tidemark
