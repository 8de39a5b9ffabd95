// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/report_dialog.h"

#include "ui/render/icon.h"
#include "ui/widgets/kit.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QPlainTextEdit>

namespace tidemark {

void showReport(QWidget* parent, const QString& title, bool good, const QString& where,
                const QStringList& lines, const QString& advice, const QString& code) {
    auto* dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    dialog->resize(560, 380);
    auto* layout = column(dialog, kGap6, kGap3);
    auto* head = new QHBoxLayout;
    head->setSpacing(kGap3);
    auto* icon = new QLabel;
    const Theme& theme = currentTheme();
    icon->setPixmap(tintedPixmap(good ? QStringLiteral("verify") : QStringLiteral("warning"), 24,
                                 good ? theme.good : theme.bad, dialog->devicePixelRatioF()));
    head->addWidget(icon);
    head->addWidget(label(title, TypeSize::Heading, QFont::DemiBold, good ? "good" : "bad"), 1);
    layout->addLayout(head);
    if (!where.isEmpty()) layout->addWidget(paragraph(where, TypeSize::Small, "secondary"));
    auto* words = new QPlainTextEdit(lines.join(QLatin1Char('\n')));
    words->setReadOnly(true);
    words->setAccessibleName(title);
    layout->addWidget(words, 1);
    if (!advice.isEmpty()) layout->addWidget(paragraph(advice, TypeSize::Small, "secondary"));
    if (!code.isEmpty()) {
        QLabel* figures = paragraph(code);
        figures->setFont(monoFont());
        layout->addWidget(figures);
    }
    auto* buttons = new QDialogButtonBox;
    buttons->addButton(button(QObject::tr("Close"), {}, "primary"), QDialogButtonBox::RejectRole);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::close);
    layout->addWidget(buttons);
    dialog->open();
}

} // namespace tidemark
