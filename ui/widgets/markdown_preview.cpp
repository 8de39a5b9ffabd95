// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/markdown_preview.h"

#include "ui/render/theme.h"

namespace tidemark {

MarkdownPreview::MarkdownPreview(QWidget* parent) : QTextBrowser(parent) {
    setAccessibleName(tr("Preview"));
    setOpenLinks(false);
    setOpenExternalLinks(false);
    setUndoRedoEnabled(false);
    document()->setDocumentMargin(kGap2);
}

void MarkdownPreview::show(const QString& markdown) {
    document()->setDefaultFont(uiFont(TypeSize::Body));
    document()->setMarkdown(markdown,
                            QTextDocument::MarkdownFeatures(QTextDocument::MarkdownNoHTML) |
                                QTextDocument::MarkdownDialectCommonMark);
}

QVariant MarkdownPreview::loadResource(int, const QUrl&) {
    return {};
}

} // namespace tidemark
