// SPDX-License-Identifier: GPL-3.0-or-later
// "What is this?" for the controls whose name does not say it all. The words stand in one table, by
// the control's accessible name, and reach each control when it is first shown. Window's thread.
#pragma once

#include <QObject>
#include <span>

class QWidget;

namespace tidemark {

/// `context` and `name`: the accessible name as the source has it, and the class that translates
/// it.
struct WhatsThisEntry {
    const char* context;
    const char* name;
    const char* words;
};
std::span<const WhatsThisEntry> whatsThisEntries();

/// Words for a control; empty when its name says it all.
QString whatsThisWords(const QWidget& widget);

/// Gives every control of the program its words; one for the application.
class WhatsThisGiver : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace tidemark
