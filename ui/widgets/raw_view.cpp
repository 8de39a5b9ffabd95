// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/raw_view.h"

#include "ui/render/theme.h"

#include <QSyntaxHighlighter>
#include <QTextBlock>

namespace tidemark {

namespace {

constexpr int kMostHighlighted =
    20'000; ///< characters; longer records stay plain, typing must not lag

class RecordHighlighter : public QSyntaxHighlighter {
public:
    using QSyntaxHighlighter::QSyntaxHighlighter;

protected:
    void highlightBlock(const QString& line) override {
        if (line.size() > kMostHighlighted) return;
        const Theme& theme = currentTheme();
        QTextCharFormat key, odd;
        key.setForeground(theme.accent);
        odd.setForeground(theme.bad);
        odd.setFontWeight(QFont::Bold);
        markKeys(line, key);
        for (qsizetype i = 0; i < line.size(); ++i) {
            const ushort code = line[i].unicode();
            // Control pictures stand for control characters; <U+202E> and <0xE9> for the rest.
            if (code >= 0x2400 && code <= 0x2421) setFormat(static_cast<int>(i), 1, odd);
            const QStringView rest = QStringView(line).mid(i);
            if (!rest.startsWith(u"<U+") && !rest.startsWith(u"<0x")) continue;
            const auto end = rest.indexOf(u'>');
            if (end > 0 && end <= 10)
                setFormat(static_cast<int>(i), static_cast<int>(end) + 1, odd);
        }
    }

private:
    void markKeys(const QString& line, const QTextCharFormat& format) {
        qsizetype open = -1;
        for (qsizetype i = 0; i < line.size(); ++i) {
            if (line[i] != QLatin1Char('"') || (i > 0 && line[i - 1] == QLatin1Char('\\')))
                continue;
            if (open < 0) {
                open = i;
                continue;
            }
            qsizetype after = i + 1;
            while (after < line.size() && line[after].isSpace()) ++after;
            if (after < line.size() && line[after] == QLatin1Char(':'))
                setFormat(static_cast<int>(open), static_cast<int>(i - open + 1), format);
            open = -1;
        }
    }
};

} // namespace

RawView::RawView(QWidget* parent) : QPlainTextEdit(parent) {
    setReadOnly(true);
    setAccessibleName(tr("Raw record"));
    setFont(monoFont(TypeSize::Small));
    setWordWrapMode(QTextOption::WrapAnywhere);
    setTabChangesFocus(true);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    new RecordHighlighter(document());
}

void RawView::setRecord(const QString& words) {
    setPlainText(words);
}

void RawView::fitHeight(int most) {
    const QFontMetrics metrics(font());
    const int columns = std::max(10, (viewport()->width() - 20) /
                                         std::max(1, metrics.horizontalAdvance(QLatin1Char('m'))));
    const QString words = toPlainText();
    int lines = 0;
    for (const QString& line : words.split(QLatin1Char('\n')))
        lines += 1 + static_cast<int>(line.size()) / columns;
    setFixedHeight(std::clamp((lines + 1) * metrics.lineSpacing() + 20, 60, most));
}

} // namespace tidemark
