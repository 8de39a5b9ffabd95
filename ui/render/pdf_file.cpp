// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/render/pdf_file.h"

#include "core/base/digest.h"
#include "core/base/utc_time.h"
#include "core/version.h"

#include <QList>
#include <algorithm>
#include <map>

namespace tidemark {

namespace {

Error strange(const char* what) {
    return makeError(ErrorCode::Integrity,
                     std::string("the PDF that was made cannot be finished: ") + what);
}

/// A PDF taken apart: the text of each object between "n 0 obj" and "endobj".
struct PdfObjects {
    QByteArray header; ///< up to the first object
    std::map<int, QByteArray> bodies;
    int root = 0, info = 0, pages = 0;
    std::vector<int> page_ids;
    [[nodiscard]] int next() const { return bodies.empty() ? 1 : bodies.rbegin()->first + 1; }
};

// The number in "/Key 12 0 R"; 0 without.
int reference(const QByteArray& text, const char* key) {
    const qsizetype at = text.indexOf(key);
    if (at < 0) return 0;
    QByteArray rest = text.mid(at + static_cast<qsizetype>(qstrlen(key)), 24).trimmed();
    const qsizetype space = rest.indexOf(' ');
    return space > 0 && rest.mid(space).startsWith(" 0 R") ? rest.left(space).toInt() : 0;
}

Status readPageIds(PdfObjects& out) {
    const QByteArray& pages = out.bodies[out.pages];
    const qsizetype open = pages.indexOf('[', std::max<qsizetype>(0, pages.indexOf("/Kids"))),
                    close = pages.indexOf(']', open);
    if (open < 0 || close < 0) return strange("it has no list of pages");
    const QList<QByteArray> words = pages.mid(open + 1, close - open - 1).simplified().split(' ');
    for (qsizetype i = 0; i + 2 < words.size(); i += 3) out.page_ids.push_back(words[i].toInt());
    return ok();
}

Result<PdfObjects> takeApart(const QByteArray& pdf) {
    const qsizetype start = pdf.lastIndexOf("startxref");
    const qsizetype table =
        start < 0 ? -1 : pdf.mid(start + 9).trimmed().split('\n').first().toLongLong();
    if (table <= 0 || table >= start || pdf.mid(table, 4) != "xref")
        return strange("it has no cross-reference table");
    const qsizetype trailer = pdf.indexOf("trailer", table);
    const QList<QByteArray> lines = pdf.mid(table, trailer - table).split('\n');
    std::vector<std::pair<qsizetype, int>> places; // offset, number
    for (qsizetype i = 2; i < lines.size(); ++i)
        if (lines[i].size() >= 18 && lines[i].at(17) == 'n')
            places.emplace_back(lines[i].left(10).toLongLong(), static_cast<int>(i - 2));
    std::sort(places.begin(), places.end());
    if (trailer < 0 || places.empty()) return strange("its cross-reference table is empty");
    PdfObjects out;
    out.header = pdf.left(places.front().first);
    for (std::size_t i = 0; i < places.size(); ++i) {
        const qsizetype from = places[i].first,
                        to = i + 1 < places.size() ? places[i + 1].first : table;
        const QByteArray mark = QByteArray::number(places[i].second) + " 0 obj";
        const QByteArray whole = pdf.mid(from, to - from);
        const qsizetype end = whole.lastIndexOf("endobj");
        if (!whole.startsWith(mark) || end < 0)
            return strange("an object is not where its table says");
        out.bodies[places[i].second] = whole.mid(mark.size(), end - mark.size()).trimmed();
    }
    const QByteArray facts = pdf.mid(trailer, start - trailer);
    out.root = reference(facts, "/Root");
    out.info = reference(facts, "/Info");
    if (!out.bodies.contains(out.root) || !out.bodies.contains(out.info))
        return strange("it has no catalogue");
    out.pages = reference(out.bodies[out.root], "/Pages");
    if (!out.bodies.contains(out.pages)) return strange("it has no pages");
    TM_TRY(readPageIds(out));
    return out;
}

// A text string in UTF-16, PDF Reference 3.8.1.
QByteArray pdfText(const QString& text) {
    QByteArray out = "<FEFF";
    for (const QChar c : text)
        out += QByteArray::number(c.unicode(), 16).rightJustified(4, '0').toUpper();
    return out + ">";
}

QByteArray pdfDate(std::int64_t ts_ns) {
    const CivilTime at = civilFromNs(ts_ns);
    return "(" +
           QStringLiteral("D:%1%2%3%4%5%6Z")
               .arg(at.year, 4, 10, QLatin1Char('0'))
               .arg(at.month, 2, 10, QLatin1Char('0'))
               .arg(at.day, 2, 10, QLatin1Char('0'))
               .arg(at.hour, 2, 10, QLatin1Char('0'))
               .arg(at.minute, 2, 10, QLatin1Char('0'))
               .arg(at.second, 2, 10, QLatin1Char('0'))
               .toLatin1() +
           ")";
}

QByteArray xmpPacket(const PdfFacts& facts) {
    const QByteArray date =
        QByteArray::fromStdString(formatIsoUtc(floorTo(facts.stated_at_ns, kNsPerSecond)));
    return QByteArray(
               "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
               "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n<rdf:RDF "
               "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
               "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
               "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">") +
           facts.title.toHtmlEscaped().toUtf8() +
           "</rdf:li></rdf:Alt></dc:title></rdf:Description>\n"
           "<rdf:Description rdf:about=\"\" "
           "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"><xmp:CreatorTool>" +
           kToolName + "</xmp:CreatorTool><xmp:CreateDate>" + date +
           "</xmp:CreateDate><xmp:ModifyDate>" + date +
           "</xmp:ModifyDate></rdf:Description>\n"
           "<rdf:Description rdf:about=\"\" "
           "xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"><pdf:Producer>" +
           kToolName +
           "</pdf:Producer></rdf:Description>\n"
           "<rdf:Description rdf:about=\"\" "
           "xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"><pdfaid:part>1</pdfaid:part>"
           "<pdfaid:conformance>B</pdfaid:conformance></rdf:Description>\n"
           "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>\n";
}

void stateFacts(PdfObjects& pdf, const PdfFacts& facts) {
    const QByteArray date = pdfDate(facts.stated_at_ns), tool = "(" + QByteArray(kToolName) + ")";
    pdf.bodies[pdf.info] = "<<\n/Title " + pdfText(facts.title) + "\n/Creator " + tool +
                           "\n/Producer " + tool + "\n/CreationDate " + date + "\n/ModDate " +
                           date + "\n>>";
    int metadata = reference(pdf.bodies[pdf.root], "/Metadata");
    if (metadata == 0) return;
    const QByteArray packet = xmpPacket(facts);
    pdf.bodies[metadata] = "<<\n/Type /Metadata /Subtype /XML\n/Length " +
                           QByteArray::number(packet.size()) + "\n>>\nstream\n" + packet +
                           "\nendstream";
}

struct OutlineNode {
    int parent = -1, first = -1, last = -1, previous = -1, next = -1, below = 0;
};

// Index -1 is the root of the outline.
std::vector<OutlineNode> outlineTree(const std::vector<PdfBookmark>& marks, OutlineNode& root) {
    std::vector<OutlineNode> nodes(marks.size());
    std::vector<int> path; // the open ancestors
    for (int i = 0; i < static_cast<int>(marks.size()); ++i) {
        const auto at = static_cast<std::size_t>(i);
        while (!path.empty() &&
               marks[static_cast<std::size_t>(path.back())].level >= marks[at].level)
            path.pop_back();
        OutlineNode& parent = path.empty() ? root : nodes[static_cast<std::size_t>(path.back())];
        nodes[at].parent = path.empty() ? -1 : path.back();
        nodes[at].previous = parent.last;
        if (parent.last >= 0)
            nodes[static_cast<std::size_t>(parent.last)].next = i;
        else
            parent.first = i;
        parent.last = i;
        ++parent.below;
        path.push_back(i);
    }
    return nodes;
}

void addBookmarks(PdfObjects& pdf, const std::vector<PdfBookmark>& marks) {
    if (marks.empty()) return;
    OutlineNode root;
    const auto nodes = outlineTree(marks, root);
    const int rootId = pdf.next();
    const auto link = [rootId](const char* key, int index) {
        return index < 0
                   ? QByteArray()
                   : QByteArray(key) + " " + QByteArray::number(rootId + 1 + index) + " 0 R\n";
    };
    pdf.bodies[rootId] = "<<\n/Type /Outlines\n" + link("/First", root.first) +
                         link("/Last", root.last) + "/Count " + QByteArray::number(root.below) +
                         "\n>>";
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const OutlineNode& node = nodes[i];
        const auto page = static_cast<std::size_t>(
            std::clamp(marks[i].page, 0, static_cast<int>(pdf.page_ids.size()) - 1));
        QByteArray body = "<<\n/Title " + pdfText(marks[i].title) + "\n";
        body += node.parent < 0 ? "/Parent " + QByteArray::number(rootId) + " 0 R\n"
                                : link("/Parent", node.parent);
        body += link("/Prev", node.previous) + link("/Next", node.next) +
                link("/First", node.first) + link("/Last", node.last);
        if (node.below > 0)
            body += "/Count " + QByteArray::number(-node.below) + "\n"; // closed until clicked
        body += "/Dest [" + QByteArray::number(pdf.page_ids[page]) + " 0 R /XYZ null " +
                QByteArray::number(marks[i].top, 'f', 1) + " null]\n>>";
        pdf.bodies[rootId + 1 + static_cast<int>(i)] = body;
    }
    QByteArray& catalog = pdf.bodies[pdf.root];
    catalog.insert(catalog.lastIndexOf(">>"), "/Outlines " + QByteArray::number(rootId) +
                                                  " 0 R\n/PageMode /UseOutlines\n/Lang (en)\n");
}

QByteArray putTogether(const PdfObjects& pdf) {
    QByteArray out = pdf.header;
    std::vector<std::pair<int, qsizetype>> places;
    for (const auto& [number, body] : pdf.bodies) {
        places.emplace_back(number, out.size());
        out += QByteArray::number(number) + " 0 obj\n" + body + "\nendobj\n";
    }
    const std::string digest = sha256Hex({out.constData(), static_cast<std::size_t>(out.size())});
    const qsizetype table = out.size();
    const int size = pdf.next();
    out += "xref\n0 " + QByteArray::number(size) + "\n";
    std::size_t at = 0;
    for (int number = 0; number < size; ++number) {
        const bool there = at < places.size() && places[at].first == number;
        const qsizetype offset = there ? places[at++].second : 0;
        out += QByteArray::number(offset).rightJustified(10, '0') +
               (there ? " 00000 n \n" : " 65535 f \n");
    }
    const QByteArray id = "<" + QByteArray::fromStdString(digest.substr(0, 32)).toUpper() + ">";
    out += "trailer\n<<\n/Size " + QByteArray::number(size) + "\n/Info " +
           QByteArray::number(pdf.info) + " 0 R\n/Root " + QByteArray::number(pdf.root) +
           " 0 R\n/ID [" + id + " " + id + "]\n>>\nstartxref\n" + QByteArray::number(table) +
           "\n%%EOF\n";
    return out;
}

} // namespace

Result<QByteArray> finishPdf(const QByteArray& pdf, const PdfFacts& facts) {
    TM_ASSIGN(PdfObjects objects, takeApart(pdf));
    if (objects.page_ids.empty()) return strange("it has no pages");
    stateFacts(objects, facts);
    addBookmarks(objects, facts.bookmarks);
    return putTogether(objects);
}

} // namespace tidemark
