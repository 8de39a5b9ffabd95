// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/range_dialog.h"

#include "ui/models/display.h"
#include "ui/widgets/app_context.h"
#include "ui/widgets/kit.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>

namespace tidemark {

std::optional<std::int64_t> typedInstant(const QString& typed, const TimeZone& zone) {
    const std::string bytes = utf8(typed.trimmed());
    const auto parsed = parseIsoTime(bytes);
    if (!parsed || parsed->length != bytes.size()) return std::nullopt;
    return parsed->has_zone ? parsed->ts_ns : zone.toUtc(parsed->ts_ns);
}

void askRange(AppContext& context, QWidget* parent) {
    auto* dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(QObject::tr("Time range"));
    auto* layout = column(dialog, kGap6, kGap3);
    layout->addWidget(label(QObject::tr("Times are in %1. Write 2024-10-03 or 2024-10-03 14:30:00.")
                                .arg(text(context.session.zone().name())),
                            TypeSize::Small, QFont::Normal, "secondary"));
    auto* form = new QFormLayout;
    auto* from = new QLineEdit;
    auto* to = new QLineEdit;
    from->setAccessibleName(QObject::tr("From"));
    to->setAccessibleName(QObject::tr("To"));
    TimeRange now = context.filter.range();
    if (now.isAll() && context.session.facts().span) now = *context.session.facts().span;
    from->setText(timeText(now.from_ns, context.session.zone()));
    to->setText(timeText(now.to_ns, context.session.zone()));
    form->addRow(QObject::tr("From"), from);
    form->addRow(QObject::tr("To"), to);
    layout->addLayout(form);
    QLabel* mistake = label({}, TypeSize::Small, QFont::Normal, "bad");
    layout->addWidget(mistake);
    auto* buttons = new QDialogButtonBox;
    auto* set = button(QObject::tr("Set range"), {}, "primary");
    buttons->addButton(button(QObject::tr("Cancel")), QDialogButtonBox::RejectRole);
    buttons->addButton(set, QDialogButtonBox::AcceptRole);
    set->setDefault(true);
    layout->addWidget(buttons);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    AppContext* app = &context;
    QObject::connect(buttons, &QDialogButtonBox::accepted, dialog, [=] {
        const auto begin = typedInstant(from->text(), app->session.zone()),
                   end = typedInstant(to->text(), app->session.zone());
        if (!begin || !end) {
            mistake->setText(QObject::tr("%1 is not a time. Write 2024-10-03 14:30:00.")
                                 .arg(begin ? QObject::tr("To") : QObject::tr("From")));
            return;
        }
        if (*begin >= *end) {
            mistake->setText(QObject::tr("From must be before To."));
            return;
        }
        app->filter.setRange({*begin, *end});
        dialog->accept();
    });
    dialog->open();
}

} // namespace tidemark
