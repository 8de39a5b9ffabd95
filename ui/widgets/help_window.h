// SPDX-License-Identifier: GPL-3.0-or-later
// The help: pages in Markdown that come with the program, with a list of topics and a search over
// all of them. Reads resources alone; a link leads to another page and never out of the program.
// Window's thread.
#pragma once

#include <QString>
#include <QVector>
#include <QWidget>

class QLineEdit;
class QListWidget;
class QTextBrowser;
class QTextDocument;

namespace tidemark {

/// A heading of a help page with the text below it, up to the next heading.
struct HelpSection {
    QString page;    ///< "filters.md"
    QString title;   ///< of the page
    QString heading; ///< of the section; the page's title for its beginning
    QString text;
};

/// Pages in reading order: the German one where the program speaks German and there is one.
QStringList helpPages();
/// Markdown of a page; empty if there is none of that name.
QString helpText(const QString& page);
QVector<HelpSection> helpSections();
/// Sections that have every word, those with a word in the heading first; at most `most`.
QVector<HelpSection> searchHelp(const QVector<HelpSection>& sections, const QString& words,
                                int most = 40);

/// Room between paragraphs and cells, and rules in the theme's colour: Markdown says nothing of
/// either.
void dressTables(QTextDocument& document);

class HelpWindow : public QWidget {
    Q_OBJECT
public:
    explicit HelpWindow(QWidget* parent);
    /// Opens on a page, at a heading of it where one is given.
    void showPage(const QString& page, const QString& heading = {});
    [[nodiscard]] QString page() const { return m_page; }

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void listTopics();
    void search();
    void mark(const QString& words);
    QVector<HelpSection> m_sections;
    QLineEdit* m_search;
    QListWidget* m_list;
    QTextBrowser* m_text;
    QString m_page;
    QStringList m_before; ///< pages to go back to
};

} // namespace tidemark
