// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/error_view.h"

#include "ui/models/core_words.h"
#include "ui/models/display.h"
#include "ui/render/icon.h"
#include "ui/widgets/kit.h"

#include <QDialog>
#include <QDialogButtonBox>

namespace tidemark {

namespace {

constexpr const char* kErrorKey = "tidemarkError";

} // namespace

QString errorHeading(ErrorCode code) {
    switch (code) {
    case ErrorCode::Io: return QObject::tr("A file could not be read or written");
    case ErrorCode::NotACase: return QObject::tr("This is not a Tidemark case");
    case ErrorCode::NewerVersion: return QObject::tr("The case was written by a newer version");
    case ErrorCode::Busy: return QObject::tr("The case is open elsewhere");
    case ErrorCode::Database: return QObject::tr("The case file reported an error");
    case ErrorCode::Integrity: return QObject::tr("Stored data does not match its record");
    case ErrorCode::BadInput: return QObject::tr("The input could not be understood");
    case ErrorCode::NotFound: return QObject::tr("Not found");
    case ErrorCode::Cancelled: return QObject::tr("Cancelled");
    case ErrorCode::Unsupported: return QObject::tr("This version cannot do that");
    }
    return {};
}

void showError(QWidget* parent, const QString& title, const Error& error) {
    // Several questions to one broken file end in the same words: once is enough.
    const QString key = text(error.text());
    if (parent)
        for (const QDialog* open : parent->findChildren<QDialog*>())
            if (open->isVisible() && open->property(kErrorKey).toString() == key) return;
    auto* dialog = new QDialog(parent);
    dialog->setProperty(kErrorKey, key);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    dialog->setMinimumWidth(460);
    auto* layout = column(dialog, kGap6, kGap3);
    auto* head = new QHBoxLayout;
    head->setSpacing(kGap3);
    auto* icon = new QLabel;
    icon->setPixmap(
        tintedPixmap(QStringLiteral("error"), 24, currentTheme().bad, dialog->devicePixelRatioF()));
    head->addWidget(icon, 0, Qt::AlignTop);
    head->addWidget(label(errorHeading(error.code), TypeSize::Heading, QFont::DemiBold), 1);
    layout->addLayout(head);
    layout->addWidget(paragraph(said(error.message)));
    if (!error.where.empty())
        layout->addWidget(paragraph(said(error.where), TypeSize::Small, "secondary"));
    if (!error.help.empty()) layout->addWidget(paragraph(said(error.help)));
    auto* buttons = new QDialogButtonBox;
    auto* close = button(QObject::tr("Close"), {}, "primary");
    buttons->addButton(close, QDialogButtonBox::RejectRole);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::close);
    layout->addSpacing(kGap2);
    layout->addWidget(buttons);
    dialog->open();
}

ErrorBanner::ErrorBanner(QWidget* parent) : QFrame(parent) {
    setProperty("kind", QStringLiteral("banner"));
    setProperty("level", QStringLiteral("error"));
    auto* layout = column(this, kGap3, kGap1);
    m_text = paragraph({});
    m_help = paragraph({}, TypeSize::Small, "secondary");
    layout->addWidget(m_text);
    layout->addWidget(m_help);
    hide();
}

void ErrorBanner::show(const Error& error) {
    const QString where =
        error.where.empty() ? QString() : QStringLiteral(" (%1)").arg(said(error.where));
    m_text->setText(errorHeading(error.code) + QStringLiteral(": ") + said(error.message) + where);
    m_help->setText(said(error.help));
    m_help->setVisible(!error.help.empty());
    setVisible(true);
}

void ErrorBanner::clear() {
    hide();
}

} // namespace tidemark
