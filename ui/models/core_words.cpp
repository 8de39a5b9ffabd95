// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/core_words.h"

#include "ui/models/display.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>
#include <QRegularExpression>
#include <algorithm>
#include <vector>

namespace tidemark {

namespace {

constexpr const char* kContext = "CoreSentence";
constexpr int kLongest = 4000; // characters; anything longer is not a sentence of core
constexpr int kDeepest = 4;    // words within words
constexpr int kKept = 4000;    // answers
// A template that begins with so much of its own, or has so much in all, tells a whole sentence.
// Shorter ones ("{} and {}") are parts of sentences: alone, they would match names of a log.
constexpr qsizetype kTellingStart = 5, kTelling = 15;

struct Template {
    const char* source = nullptr;
    QString longest; ///< fixed part; a text without it cannot match
    qsizetype fixed = 0;
    QRegularExpression pattern;
    std::vector<bool> decimal; ///< by place
    bool whole = false;        ///< may be a sentence by itself, not only a part of one
};

Template compiled(const char* source) {
    static const QRegularExpression kPlace(QStringLiteral("\\{(:[^}]*)?\\}"));
    Template out;
    out.source = source;
    const QString text = QString::fromUtf8(source);
    QString pattern;
    const auto addFixed = [&](const QString& part) {
        pattern += QRegularExpression::escape(part);
        out.fixed += part.size();
        if (part.size() > out.longest.size()) out.longest = part;
    };
    qsizetype from = 0, start = text.size();
    for (auto place = kPlace.globalMatch(text); place.hasNext();) {
        const QRegularExpressionMatch match = place.next();
        addFixed(text.mid(from, match.capturedStart() - from));
        start = std::min(start, match.capturedStart());
        const bool decimal = match.capturedLength() > 2;
        out.decimal.push_back(decimal);
        pattern += decimal ? QStringLiteral("([-+.0-9einfa]+)") : QStringLiteral("(.*?)");
        from = match.capturedEnd();
    }
    addFixed(text.mid(from));
    out.whole = out.decimal.empty() || start >= kTellingStart || out.fixed >= kTelling;
    out.pattern.setPattern(QRegularExpression::anchoredPattern(pattern));
    out.pattern.setPatternOptions(QRegularExpression::DotMatchesEverythingOption);
    return out;
}

/// Those with most fixed text first, so that the more exact one is found.
const std::vector<Template>& templates() {
    static const std::vector<Template> kAll = [] {
        std::vector<Template> out;
        for (const auto list :
             {coreFindingSentences(), coreCheckSentences(), coreMessageSentences()})
            for (const char* source : list) out.push_back(compiled(source));
        std::ranges::stable_sort(out, std::greater<>(), &Template::fixed);
        return out;
    }();
    return kAll;
}

QString translated(const QString& sentence, int depth);

QString filled(const QString& translation, const Template& from,
               const QRegularExpressionMatch& match, int depth) {
    static const QRegularExpression kPlace(QStringLiteral("\\{(\\d)(?::([nw]))?\\}"));
    QString out;
    qsizetype at = 0;
    for (auto place = kPlace.globalMatch(translation); place.hasNext();) {
        const QRegularExpressionMatch mark = place.next();
        const int number = mark.captured(1).toInt();
        const QString value = match.captured(number);
        const bool decimal = number >= 1 && number <= static_cast<int>(from.decimal.size()) &&
                             from.decimal[static_cast<std::size_t>(number - 1)];
        out += translation.mid(at, mark.capturedStart() - at);
        if (mark.captured(2) == QLatin1String("w"))
            out += translated(value, depth + 1);
        else
            out += decimal || mark.captured(2) == QLatin1String("n") ? localNumber(value) : value;
        at = mark.capturedEnd();
    }
    return out + translation.mid(at);
}

QString translated(const QString& sentence, int depth) {
    if (sentence.isEmpty() || sentence.size() > kLongest || depth > kDeepest) return sentence;
    for (const Template& each : templates()) {
        if (depth == 0 && !each.whole) continue;
        if (each.fixed > sentence.size() || !sentence.contains(each.longest)) continue;
        const QRegularExpressionMatch match = each.pattern.match(sentence);
        if (!match.hasMatch()) continue;
        const QString translation = QCoreApplication::translate(kContext, each.source);
        // Without a catalogue the template itself comes back.
        if (translation == QString::fromUtf8(each.source)) return sentence;
        return filled(translation, each, match, depth);
    }
    return sentence;
}

} // namespace

QString said(std::string_view sentence) {
    static QHash<QString, QString> answers;
    static QString language;
    const QString now = QCoreApplication::translate(kContext, "unknown") + QLocale().name();
    if (language != now || answers.size() > kKept) {
        answers.clear();
        language = now;
    }
    const QString english = shown(sentence);
    const auto known = answers.constFind(english);
    if (known != answers.constEnd()) return *known;
    return *answers.insert(english, translated(english, 0));
}

QString said(const Error& error) {
    QString out = said(error.message);
    if (!error.where.empty()) out = said(error.where) + QStringLiteral(": ") + out;
    if (!error.help.empty()) out += QStringLiteral(". ") + said(error.help);
    return out;
}

} // namespace tidemark
