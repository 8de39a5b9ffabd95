// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/help_window.h"

#include "ui/widgets/kit.h"

#include <QFile>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QRegularExpression>
#include <QShortcut>
#include <QSplitter>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextList>
#include <QTextTable>

namespace tidemark {

namespace {

constexpr int kHelpPageRole = Qt::UserRole + 1, kHelpHeadingRole = Qt::UserRole + 2;
const QString kHelpStart = QStringLiteral("index.md");

QString helpResource(const QString& page) {
    const QString own = QStringLiteral(":/help/%1/%2").arg(QLocale().name().left(2), page);
    return QFile::exists(own) ? own : QStringLiteral(":/help/") + page;
}

/// Markdown marks taken off a line that is shown as it is.
QString plainLine(QString line) {
    static const QRegularExpression kLink(QStringLiteral("\\[([^\\]]*)\\]\\([^)]*\\)"));
    line.replace(kLink, QStringLiteral("\\1"));
    return line.remove(QLatin1Char('*')).remove(QLatin1Char('`'));
}

bool isHeading(const QString& line) {
    return line.startsWith(QLatin1String("# ")) || line.startsWith(QLatin1String("## "));
}

} // namespace

void dressTables(QTextDocument& document) {
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        QTextCursor cursor(block);
        if (cursor.currentTable()) continue;
        QTextBlockFormat format = block.blockFormat();
        format.setTopMargin(format.headingLevel() > 0 ? kGap4 : 0);
        format.setBottomMargin(block.textList() ? kGap1 : kGap2);
        cursor.setBlockFormat(format);
    }
    for (QTextFrame* frame : document.rootFrame()->childFrames()) {
        auto* table = qobject_cast<QTextTable*>(frame);
        if (!table) continue;
        QTextTableFormat format = table->format();
        format.setCellPadding(5);
        format.setCellSpacing(0);
        format.setBorder(1);
        format.setBorderCollapse(true);
        format.setBorderBrush(currentTheme().border);
        format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
        table->setFormat(format);
    }
}

QStringList helpPages() {
    QStringList pages;
    for (const char* name : {"index", "tour", "analyst", "legal", "manager", "filters", "formats",
                             "numbers", "verifying", "settings", "limits", "changes", "licences"})
        pages << QLatin1String(name) + QStringLiteral(".md");
    return pages;
}

QString helpText(const QString& page) {
    QFile file(helpResource(page));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QVector<HelpSection> helpSections() {
    QVector<HelpSection> out;
    for (const QString& page : helpPages()) {
        QString title;
        for (const QString& line : helpText(page).split(QLatin1Char('\n'))) {
            if (!isHeading(line)) {
                if (!out.isEmpty()) out.back().text += plainLine(line) + QLatin1Char('\n');
                continue;
            }
            const QString heading = plainLine(line.section(QLatin1Char(' '), 1));
            if (title.isEmpty()) title = heading;
            out << HelpSection{page, title, heading, {}};
        }
    }
    return out;
}

QVector<HelpSection> searchHelp(const QVector<HelpSection>& sections, const QString& words,
                                int most) {
    const QStringList wanted = words.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    QVector<HelpSection> in_heading, in_text;
    if (wanted.isEmpty()) return {};
    for (const HelpSection& section : sections) {
        const auto has = [&](const QString& text, const QString& word) {
            return text.contains(word, Qt::CaseInsensitive);
        };
        bool all = true, heading = false;
        for (const QString& word : wanted) {
            const bool here = has(section.heading, word);
            heading = heading || here;
            all = all && (here || has(section.text, word));
        }
        if (all) (heading ? in_heading : in_text) << section;
    }
    return (in_heading + in_text).mid(0, most);
}

HelpWindow::HelpWindow(QWidget* parent) : QWidget(parent, Qt::Window), m_sections(helpSections()) {
    setObjectName(QStringLiteral("help"));
    setWindowTitle(tr("Help – Tidemark"));
    setAttribute(Qt::WA_StyledBackground);
    resize(940, 720);
    auto* outer = column(this, 0, 0);
    auto* split = new QSplitter(Qt::Horizontal);
    outer->addWidget(split);
    auto* left = new QWidget;
    auto* side = column(left, kGap2, kGap2);
    m_search = new QLineEdit;
    m_search->setAccessibleName(tr("Search the help"));
    m_search->setPlaceholderText(tr("Search the help"));
    m_search->setClearButtonEnabled(true);
    m_list = new QListWidget;
    m_list->setAccessibleName(tr("Topics"));
    m_list->setWordWrap(true);
    side->addWidget(m_search);
    side->addWidget(m_list, 1);
    m_text = new QTextBrowser;
    m_text->setAccessibleName(tr("Help text"));
    m_text->setOpenLinks(false);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->document()->setDocumentMargin(kGap6);
    split->addWidget(left);
    split->addWidget(m_text);
    split->setStretchFactor(1, 1);
    split->setSizes({270, 670});
    listTopics();
    connect(m_search, &QLineEdit::textChanged, this, &HelpWindow::search);
    connect(m_search, &QLineEdit::returnPressed, this, [this] {
        if (m_list->count() > 0) m_list->setCurrentRow(0);
    });
    connect(m_list, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem* item) {
        if (!item) return;
        showPage(item->data(kHelpPageRole).toString(), item->data(kHelpHeadingRole).toString());
        mark(m_search->text());
    });
    connect(m_text, &QTextBrowser::anchorClicked, this,
            [this](const QUrl& link) { showPage(link.fileName()); });
    auto* back = new QShortcut(QKeySequence(tr("Alt+Left")), this);
    connect(back, &QShortcut::activated, this, [this] {
        if (m_before.isEmpty()) return;
        const QString page = m_before.takeLast();
        showPage(page);
        m_before.removeLast();
    });
    auto* find = new QShortcut(QKeySequence::Find, this);
    connect(find, &QShortcut::activated, m_search, [this] { m_search->setFocus(); });
}

void HelpWindow::listTopics() {
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (const HelpSection& section : m_sections) {
        if (section.heading != section.title) continue;
        auto* item = new QListWidgetItem(section.title, m_list);
        item->setData(kHelpPageRole, section.page);
        if (section.page == m_page) m_list->setCurrentItem(item);
    }
}

void HelpWindow::search() {
    const QString words = m_search->text().trimmed();
    if (words.isEmpty()) {
        listTopics();
        return mark({});
    }
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (const HelpSection& section : searchHelp(m_sections, words)) {
        const QString place = section.heading == section.title
                                  ? section.title
                                  : tr("%1: %2").arg(section.title, section.heading);
        auto* item = new QListWidgetItem(place, m_list);
        item->setData(kHelpPageRole, section.page);
        item->setData(kHelpHeadingRole, section.heading);
    }
    if (m_list->count() == 0) {
        auto* none = new QListWidgetItem(tr("Nothing found"), m_list);
        none->setFlags(Qt::NoItemFlags);
    }
    mark(words);
}

void HelpWindow::mark(const QString& words) {
    QList<QTextEdit::ExtraSelection> marks;
    for (const QString& word : words.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        QTextCursor cursor(m_text->document());
        while (!(cursor = m_text->document()->find(word, cursor)).isNull()) {
            QTextCharFormat format;
            format.setBackground(currentTheme().selection);
            marks << QTextEdit::ExtraSelection{cursor, format};
        }
    }
    m_text->setExtraSelections(marks);
}

void HelpWindow::showPage(const QString& page, const QString& heading) {
    const QString markdown = helpText(page);
    if (markdown.isEmpty()) return;
    if (!m_page.isEmpty() && m_page != page) m_before << m_page;
    if (m_page != page || m_text->document()->isEmpty()) {
        m_page = page;
        m_text->setMarkdown(markdown);
        dressTables(*m_text->document());
    }
    m_text->moveCursor(QTextCursor::Start);
    if (!heading.isEmpty()) {
        QTextCursor found =
            m_text->document()->find(heading, 0, QTextDocument::FindCaseSensitively);
        while (!found.isNull() && found.blockFormat().headingLevel() == 0)
            found = m_text->document()->find(heading, found, QTextDocument::FindCaseSensitively);
        if (!found.isNull()) {
            // From the end up, so that the heading comes to stand on top.
            m_text->moveCursor(QTextCursor::End);
            found.movePosition(QTextCursor::StartOfBlock);
            m_text->setTextCursor(found);
        }
    }
    if (m_search->text().isEmpty()) listTopics();
}

void HelpWindow::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) {
        hide();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace tidemark
