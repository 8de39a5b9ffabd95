// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/fuzzy.h"

namespace tidemark {

namespace {

constexpr int kMatch = 1, kRun = 6, kWordStart = 8, kTextStart = 6, kWholeWord = 30,
              kWholeInside = 10;

bool startsWord(const QString& text, qsizetype at) {
    return at == 0 || !text[at - 1].isLetterOrNumber() ||
           (text[at].isUpper() && text[at - 1].isLower());
}

} // namespace

std::optional<int> fuzzyScore(const QString& pattern, const QString& text) {
    int score = 0;
    qsizetype at = 0, previous = -2;
    for (const QChar wanted : pattern) {
        if (wanted.isSpace()) continue;
        const QChar lower = wanted.toLower();
        // A word start is preferred to the next occurrence when it lies ahead.
        qsizetype hit = -1;
        for (qsizetype i = at; i < text.size(); ++i) {
            if (text[i].toLower() != lower) continue;
            if (hit < 0) hit = i;
            if (i == previous + 1 || startsWord(text, i)) {
                hit = i;
                break;
            }
        }
        if (hit < 0) return std::nullopt;
        score += kMatch;
        if (hit == previous + 1) score += kRun;
        if (startsWord(text, hit)) score += kWordStart;
        if (hit == 0) score += kTextStart;
        previous = hit;
        at = hit + 1;
    }
    if (const qsizetype whole =
            pattern.isEmpty() ? -1 : text.indexOf(pattern, 0, Qt::CaseInsensitive);
        whole >= 0)
        score += startsWord(text, whole) ? kWholeWord : kWholeInside;
    return score - static_cast<int>(std::min<qsizetype>(text.size(), 60)) / 6;
}

} // namespace tidemark
