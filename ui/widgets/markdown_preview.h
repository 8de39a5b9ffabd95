// SPDX-License-Identifier: GPL-3.0-or-later
// Markdown that a person typed, rendered without HTML, images or links that open: nothing is ever
// fetched or run. Window's thread.
#pragma once

#include <QTextBrowser>

namespace tidemark {

class MarkdownPreview : public QTextBrowser {
    Q_OBJECT
public:
    explicit MarkdownPreview(QWidget* parent = nullptr);
    void show(const QString& markdown);

protected:
    QVariant loadResource(int type, const QUrl& name) override;
};

} // namespace tidemark
