// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/translation.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace tidemark {

void speak(const QString& language) {
    // The system's own locale also knows the person's formats, so it is kept where it will do.
    if (!language.isEmpty() && QLocale().name().left(2) != language)
        QLocale::setDefault(QLocale(language));
    const QLocale locale;
    auto* own = new QTranslator(qApp);
    // English is the language of the source, but plural forms are in its catalogue.
    if (own->load(locale, QStringLiteral("tidemark"), QStringLiteral("_"),
                  QStringLiteral(":/translations")) ||
        own->load(QStringLiteral(":/translations/tidemark_en")))
        QCoreApplication::installTranslator(own);
    auto* of_qt = new QTranslator(qApp);
    if (of_qt->load(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
                    QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(of_qt);
}

} // namespace tidemark
