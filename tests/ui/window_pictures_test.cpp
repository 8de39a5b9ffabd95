// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of every page over the sample case, light and dark, for people to look at; they lie in
// the build folder under pictures/. What can be checked without eyes is: a page is not blank, and
// the dark one is dark.
#include "core/sample/sample.h"
#include "tests/ui/window_fixture.h"
#include "ui/models/account_model.h"
#include "ui/models/casework.h"
#include "ui/widgets/app_context.h"

#include <QDir>
#include <QImage>
#include <QPixmap>
#include <QTableView>
#include <set>

namespace tidemark {
namespace {

/// Different colours on a coarse grid, and the mean lightness.
struct Look {
    std::size_t colors = 0;
    double lightness = 0;
};

Look look(const QImage& image) {
    std::set<QRgb> colors;
    double sum = 0;
    int count = 0;
    for (int y = 0; y < image.height(); y += 3)
        for (int x = 0; x < image.width(); x += 3, ++count) {
            colors.insert(image.pixel(x, y));
            sum += image.pixelColor(x, y).lightnessF();
        }
    return {colors.size(), sum / count};
}

void writePeoplesWork(CaseSession& session, Casework& work) {
    const TimeRange span = *session.facts().span;
    AnnotationContent note;
    note.range = TimeRange{span.from_ns + 12 * kNsPerDay, span.from_ns + 14 * kNsPerDay};
    note.text = "Batch job announced by the customer";
    work.addAnnotation(note);
    work.addReference({span.from_ns + 7 * kNsPerDay, ReferenceKind::Release, "heron-3 released"});
    FindingContent finding;
    finding.title = "Ten accounts drain one model";
    finding.narrative = "They share **one** payment fingerprint and one /24.";
    work.addFinding(finding);
}

/// Trend lines are asked for once the table has come to rest.
void waitForTrends(MainWindow& window) {
    for (const QTableView* table : window.findChildren<QTableView*>()) {
        auto* model = qobject_cast<AccountModel*>(table->model());
        if (!model) continue;
        EXPECT_TRUE(waitUntil([&] { return model->missingSparklines(0, 9).empty(); }));
    }
}

TEST(WindowPictures, EveryPageInLightAndDark) {
    const QTemporaryDir folder;
    const std::string base = utf8(folder.path());
    {
        std::ofstream log(base + "/" + std::string(kSampleLogName), std::ios::binary);
        writeSampleLog(log);
    }
    makeCase(base + "/s.tidemark", base + "/" + std::string(kSampleLogName),
             std::string(kSampleTitle));
    QDir().mkpath(QStringLiteral(TIDEMARK_PICTURES));
    OpenWindow open(folder.path());
    open.open(folder.path() + QStringLiteral("/s.tidemark"));
    Casework work(open.window->session());
    writePeoplesWork(open.window->session(), work);
    FilterState& filter = open.window->session().filter();
    filter.setAccounts({QStringLiteral("acct_fennel_robotics"), QStringLiteral("acct_calm_river")});
    filter.toggleDrawn(Field::ClientIp, QStringLiteral("203.0.113.43"));
    open.settle();
    for (const ThemeChoice theme : {ThemeChoice::Light, ThemeChoice::Dark}) {
        open.themes.choose(theme);
        const bool dark = theme == ThemeChoice::Dark;
        for (const QString& page : open.window->pageNames()) {
            open.go(page);
            if (page == page::kAccounts) waitForTrends(*open.window);
            const QImage image = open.window->grab().toImage();
            const Look seen = look(image);
            EXPECT_GT(seen.colors, 20U) << page.toStdString();
            EXPECT_EQ(seen.lightness < 0.5, dark) << page.toStdString() << seen.lightness;
            EXPECT_TRUE(
                image.save(QStringLiteral(TIDEMARK_PICTURES "/%1-%2.png")
                               .arg(QString(page).replace(QLatin1Char(' '), QLatin1Char('_')),
                                    dark ? QStringLiteral("dark") : QStringLiteral("light"))));
        }
    }
    open.themes.choose(ThemeChoice::Light);
}

} // namespace
} // namespace tidemark
