// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/render/markup.h"

#include "ui/render/print_text.h"

#include <QXmlStreamReader>
#include <limits>

namespace tidemark {

namespace {

constexpr qsizetype kLongestValue = 400;
const QString kBlankLine = QStringLiteral("______________________");

bool isName(const QXmlStreamReader& reader, const char* name) {
    return reader.name() == QLatin1String(name);
}

// White space counts once, as in HTML, and not at all at the ends.
InlineText tidied(InlineText text) {
    InlineText out;
    bool space = true;
    for (Inline& run : text) {
        QString kept;
        for (const QChar c : run.text) {
            const bool blank = c == u' ' || c == u'\n' || c == u'\r' || c == u'\t';
            if (!blank)
                kept += c;
            else if (!space)
                kept += u' ';
            space = blank || c == QChar::LineSeparator;
        }
        run.text = bounded(kept, run.value ? kLongestValue : std::numeric_limits<qsizetype>::max());
        if (!run.text.isEmpty()) out.push_back(std::move(run));
    }
    if (!out.empty() && out.back().text.endsWith(u' ')) out.back().text.chop(1);
    if (!out.empty() && out.back().text.isEmpty()) out.pop_back();
    return out;
}

class MarkupReader {
public:
    explicit MarkupReader(const QString& text) : m_reader(text) {}

    Result<std::vector<Block>> read() {
        m_reader.readNextStartElement();
        blocks(Look::Normal);
        if (m_reader.hasError())
            return makeError(ErrorCode::Integrity, "a section of the report is not well formed: " +
                                                       m_reader.errorString().toStdString());
        return std::move(m_out);
    }

private:
    [[nodiscard]] QString classes() const {
        return m_reader.attributes().value(QLatin1String("class")).toString();
    }
    [[nodiscard]] QString id() const {
        return m_reader.attributes().value(QLatin1String("id")).toString();
    }

    // The children of the element that the reader is on, up to its end.
    void blocks(Look look) {
        while (m_reader.readNextStartElement()) block(look);
    }

    void block(Look outer) {
        const QString name = m_reader.name().toString();
        if (name.size() == 2 && name[0] == u'h' && name[1].isDigit())
            heading(name[1].digitValue());
        else if (name == QLatin1String("p"))
            paragraph(outer);
        else if (name == QLatin1String("pre"))
            mono();
        else if (name == QLatin1String("dl"))
            pairs();
        else if (name == QLatin1String("table"))
            table();
        else if (name == QLatin1String("figure"))
            figure();
        else if (name == QLatin1String("ul") || name == QLatin1String("ol"))
            list(name == QLatin1String("ol"));
        else
            blocks(name == QLatin1String("blockquote") ? Look::Quote : outer);
    }

    Block& add(BlockKind kind) {
        m_out.emplace_back();
        m_out.back().kind = kind;
        return m_out.back();
    }

    void heading(int level) {
        const QString anchor = id();
        InlineText text = inlineText();
        Block& made = add(BlockKind::Heading);
        made.level = level;
        made.anchor = anchor;
        made.text = std::move(text);
    }

    void paragraph(Look outer) {
        const QString kind = classes();
        Look look = outer;
        if (kind == QLatin1String("kind"))
            look = Look::Kind;
        else if (kind == QLatin1String("lead"))
            look = Look::Lead;
        else if (kind == QLatin1String("meta"))
            look = Look::Meta;
        else if (kind == QLatin1String("small"))
            look = Look::Small;
        else if (kind == QLatin1String("warn"))
            look = Look::Warning;
        InlineText text = inlineText();
        Block& made = add(BlockKind::Paragraph);
        made.look = look;
        made.text = std::move(text);
    }

    void mono() {
        QString text = m_reader.readElementText(QXmlStreamReader::IncludeChildElements);
        if (text.endsWith(u'\n')) text.chop(1);
        add(BlockKind::Mono).lines = text;
    }

    void list(bool ordered) {
        for (int number = 1; m_reader.readNextStartElement(); ++number) {
            InlineText text = inlineText();
            Block& item = add(BlockKind::Paragraph);
            item.look = Look::Item;
            item.marker = ordered ? QString::number(number) + u'.' : QStringLiteral("•");
            item.text = std::move(text);
        }
    }

    // dt and dd, also when a div holds each pair.
    void pairs() {
        const std::size_t at = m_out.size();
        add(classes() == QLatin1String("cards") ? BlockKind::Cards : BlockKind::Facts);
        for (int depth = 1; depth > 0 && !m_reader.atEnd();) {
            m_reader.readNext();
            if (m_reader.isEndElement()) --depth;
            if (!m_reader.isStartElement()) continue;
            if (isName(m_reader, "dt"))
                m_out[at].rows.push_back({inlineText()});
            else if (isName(m_reader, "dd") && !m_out[at].rows.empty())
                m_out[at].rows.back().push_back(inlineText());
            else
                ++depth;
        }
        for (auto& row : m_out[at].rows) row.resize(2);
    }

    void table() {
        const std::size_t at = m_out.size();
        add(BlockKind::Table);
        for (int depth = 1; depth > 0 && !m_reader.atEnd();) {
            m_reader.readNext();
            if (m_reader.isEndElement()) --depth;
            if (!m_reader.isStartElement()) continue;
            Block& made = m_out[at];
            if (isName(m_reader, "caption"))
                made.text = inlineText();
            else if ((isName(m_reader, "th") || isName(m_reader, "td")) && !made.rows.empty())
                cell(made);
            else {
                if (isName(m_reader, "tr")) made.rows.emplace_back();
                ++depth;
            }
        }
        if (m_out[at].rows.empty()) m_out.pop_back();
    }

    void cell(Block& made) {
        if (made.rows.size() == 1) made.numeric.push_back(classes() == QLatin1String("n"));
        made.rows.back().push_back(inlineText());
    }

    void figure() {
        const std::size_t at = m_out.size();
        add(BlockKind::Figure);
        while (m_reader.readNextStartElement()) {
            if (isName(m_reader, "svg"))
                m_out[at].figure = readSvg(m_reader);
            else if (isName(m_reader, "figcaption"))
                m_out[at].text = inlineText();
            else
                m_reader.skipCurrentElement();
        }
    }

    // All text up to the end of the element that the reader is on.
    InlineText inlineText() {
        InlineText out;
        inlineRuns({}, out);
        return tidied(std::move(out));
    }

    void inlineRuns(const Inline& look, InlineText& out) {
        while (!m_reader.atEnd()) {
            m_reader.readNext();
            if (m_reader.isEndElement()) return;
            if (m_reader.isCharacters()) append(out, look, m_reader.text().toString());
            if (!m_reader.isStartElement()) continue;
            if (isName(m_reader, "br")) append(out, look, QString(QChar::LineSeparator));
            inlineRuns(innerLook(look, out), out);
        }
    }

    Inline innerLook(Inline look, InlineText& out) {
        const QString kind = classes();
        if (isName(m_reader, "b") || isName(m_reader, "strong") ||
            kind.contains(QLatin1String("sev-critical")) ||
            kind.contains(QLatin1String("sev-high")))
            look.bold = true;
        if (isName(m_reader, "em")) look.italic = true;
        if (isName(m_reader, "code") || kind == QLatin1String("hash")) look.mono = true;
        if (kind == QLatin1String("small")) look.muted = true;
        if (isName(m_reader, "bdi")) look.value = true;
        if (kind == QLatin1String("blank")) append(out, look, kBlankLine);
        if (kind == QLatin1String("tag") || kind.startsWith(QLatin1String("sev"))) {
            const bool follows =
                !out.empty() && (out.back().tag || (out.size() > 1 && out[out.size() - 2].tag));
            if (follows) append(out, {}, QStringLiteral("· "));
            look.tag = true;
        }
        return look;
    }

    static void append(InlineText& out, Inline look, const QString& text) {
        look.text = out.empty() ? QString() : out.back().text;
        if (!out.empty() && out.back() == look) {
            out.back().text += text;
            return;
        }
        look.text = text;
        out.push_back(std::move(look));
    }

    QXmlStreamReader m_reader;
    std::vector<Block> m_out;
};

} // namespace

QString plainText(const InlineText& text) {
    QString out;
    for (const Inline& run : text) out += run.text;
    return out.replace(QChar::LineSeparator, u' ');
}

Result<std::vector<Block>> readMarkup(const std::string& html) {
    QString text = qt(html);
    text.replace(QLatin1String("<br>"), QLatin1String("<br/>"));
    return MarkupReader(QStringLiteral("<section>") + text + QStringLiteral("</section>")).read();
}

} // namespace tidemark
