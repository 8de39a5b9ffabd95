// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/detect_dialog.h"

#include "ui/models/detect_settings.h"
#include "ui/models/display.h"
#include "ui/widgets/app_context.h"
#include "ui/widgets/kit.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QScrollArea>

namespace tidemark {

namespace {

constexpr int kFraction = 2; // digits after the point

} // namespace

DetectDialog::DetectDialog(AppContext& context, QWidget* parent)
    : QDialog(parent), m_context(context) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Detection settings"));
    setMinimumSize(640, 480);
    resize(720, 720);
    auto* outer = column(this, kGap4, kGap3);
    outer->addWidget(label(tr("Detection settings"), TypeSize::Title, QFont::DemiBold));
    outer->addWidget(paragraph(
        tr("They count from the next run on, in every case you open. Each run records in its case "
           "what it used; names are those of tidemark-cli detect --set."),
        TypeSize::Small, "secondary"));
    auto* fields = new QWidget;
    auto* grid = new QGridLayout(fields);
    grid->setContentsMargins(0, 0, kGap3, 0);
    grid->setHorizontalSpacing(kGap3);
    grid->setVerticalSpacing(kGap1);
    grid->setColumnStretch(2, 1);
    const DetectOptions now = detectOptions(Preferences(context.settings));
    for (const DetectParameter& p : detectParameters()) addField(grid, p, now.*p.value);
    grid->setRowStretch(grid->rowCount(), 1);
    auto* scroll = new QScrollArea;
    scroll->setAccessibleName(tr("Parameters"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(fields);
    outer->addWidget(scroll, 1);
    m_summary = label({}, TypeSize::Small, QFont::Normal, "secondary");
    outer->addWidget(m_summary);
    auto* buttons = new QDialogButtonBox;
    auto* defaults = button(tr("Reset to defaults"), QStringLiteral("undo"));
    auto* accept = button(tr("Save settings"), {}, "primary");
    accept->setDefault(true);
    buttons->addButton(defaults, QDialogButtonBox::ResetRole);
    buttons->addButton(button(tr("Cancel")), QDialogButtonBox::RejectRole);
    buttons->addButton(accept, QDialogButtonBox::AcceptRole);
    outer->addWidget(buttons);
    connect(defaults, &QPushButton::clicked, this, &DetectDialog::reset);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, &DetectDialog::save);
    markChanged();
}

void DetectDialog::addField(QGridLayout* grid, const DetectParameter& p, double value) {
    const QString name = text(p.name);
    const QString meaning = parameterMeaning(p), range = parameterRange(p);
    Field field{&p, nullptr, nullptr, nullptr};
    QWidget* editor = nullptr;
    if (p.isSwitch()) {
        editor = field.on = new QCheckBox(tr("On"));
        connect(field.on, &QCheckBox::toggled, this, &DetectDialog::markChanged);
    } else {
        editor = field.number = new QDoubleSpinBox;
        field.number->setDecimals(p.whole ? 0 : kFraction);
        field.number->setRange(p.low, p.high);
        field.number->setSingleStep(p.whole ? 1 : p.high <= 1 ? .05 : .5);
        field.number->setMinimumWidth(140);
        // scrolling the list must not turn a parameter by accident
        field.number->setFocusPolicy(Qt::StrongFocus);
        connect(field.number, &QDoubleSpinBox::valueChanged, this, &DetectDialog::markChanged);
    }
    editor->setObjectName(name);
    editor->setAccessibleName(name);
    editor->setAccessibleDescription(meaning + QLatin1Char(' ') + range);
    field.changed = label(tr("changed"), TypeSize::Small, QFont::DemiBold, "warning");
    field.changed->setObjectName(name + QStringLiteral(".changed"));
    const int row = grid->rowCount();
    QLabel* title = label(name, TypeSize::Body, QFont::DemiBold);
    title->setBuddy(editor);
    grid->addWidget(title, row, 0);
    grid->addWidget(editor, row, 1);
    auto* beside = new QHBoxLayout;
    beside->setSpacing(kGap3);
    beside->addWidget(label(parameterUnit(p), TypeSize::Small, QFont::Normal, "secondary"));
    beside->addWidget(field.changed);
    beside->addStretch(1);
    beside->addWidget(label(range, TypeSize::Small, QFont::Normal, "muted"));
    grid->addLayout(beside, row, 2);
    grid->addWidget(paragraph(meaning, TypeSize::Small, "secondary"), row + 1, 0, 1, 3);
    grid->setRowMinimumHeight(row + 2, kGap2);
    m_fields.push_back(field);
    setValue(field, value);
}

double DetectDialog::valueOf(const Field& field) {
    return field.on ? (field.on->isChecked() ? 1 : 0) : field.number->value();
}

void DetectDialog::setValue(const Field& field, double value) {
    if (field.on)
        field.on->setChecked(value != 0);
    else
        field.number->setValue(value);
}

void DetectDialog::markChanged() {
    int count = 0;
    for (const Field& field : m_fields) {
        const bool changed = valueOf(field) != field.parameter->usual();
        field.changed->setText(changed ? tr("changed") : QString());
        count += changed;
    }
    if (m_fields.size() == detectParameters().size() && m_summary)
        m_summary->setText(count == 0 ? tr("All parameters have their defaults")
                                      : tr("%n parameter(s) changed", nullptr, count));
}

void DetectDialog::reset() {
    for (const Field& field : m_fields) setValue(field, field.parameter->usual());
}

void DetectDialog::save() {
    DetectOptions options;
    for (const Field& field : m_fields) options.*field.parameter->value = valueOf(field);
    Preferences preferences(m_context.settings);
    storeDetectOptions(preferences, options);
    accept();
}

} // namespace tidemark
