// SPDX-License-Identifier: GPL-3.0-or-later
// A raw record as text: monospaced, wrapped, control and bidi characters made visible and marked,
// keys of JSON a little stronger. Read-only, plain text. Window's thread.
#pragma once

#include <QPlainTextEdit>

namespace tidemark {

class RawView : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit RawView(QWidget* parent = nullptr);
    /// `words` has been through shownRaw already.
    void setRecord(const QString& words);
    /// As tall as its text, up to `most` pixels.
    void fitHeight(int most);
};

} // namespace tidemark
