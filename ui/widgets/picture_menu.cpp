// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/picture_menu.h"

#include "core/base/utc_time.h"
#include "core/export/escape.h"
#include "ui/models/display.h"
#include "ui/render/chart_image.h"
#include "ui/render/theme.h"
#include "ui/widgets/app_context.h"
#include "ui/widgets/error_view.h"
#include "ui/widgets/kit.h"

#include <QBuffer>
#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QImage>
#include <QMenu>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>
#include <algorithm>
#include <cmath>

namespace tidemark {

namespace {

constexpr int kSharpness = 2; ///< pixels of a saved picture for one on screen
constexpr double kDotsPerInch = 96;
constexpr qsizetype kHeatPictureRows = 60;
constexpr int kHeatRuler = 24;

/// Draws with the light theme, whatever the window has.
void paintLight(const PictureSource& source, QPainter& painter, const QRectF& area) {
    const Theme before = currentTheme();
    setCurrentTheme(lightTheme());
    painter.fillRect(area, Qt::white);
    source.paint(painter, area);
    setCurrentTheme(before);
}

QImage imageOf(const PictureSource& source) {
    QImage image(source.size * kSharpness, QImage::Format_RGB32);
    image.setDevicePixelRatio(kSharpness);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    paintLight(source, painter, QRectF(QPointF(), source.size));
    return image;
}

QByteArray drawingOf(const PictureSource& source) {
    QBuffer bytes;
    QSvgGenerator svg;
    svg.setOutputDevice(&bytes);
    svg.setTitle(source.name);
    svg.setResolution(static_cast<int>(kDotsPerInch));
    svg.setSize(source.size);
    svg.setViewBox(QRect(QPoint(), source.size));
    QPainter painter(&svg);
    paintLight(source, painter, QRectF(QPointF(), source.size));
    painter.end();
    return bytes.data();
}

QByteArray documentOf(const PictureSource& source) {
    QBuffer bytes;
    bytes.open(QIODevice::WriteOnly);
    QPdfWriter pdf(&bytes);
    pdf.setTitle(source.name);
    pdf.setCreator(QStringLiteral("Tidemark"));
    pdf.setPageSize(QPageSize(QSizeF(source.size) * (72 / kDotsPerInch), QPageSize::Point));
    pdf.setPageMargins(QMarginsF());
    QPainter painter(&pdf);
    const double scale = pdf.resolution() / kDotsPerInch;
    painter.scale(scale, scale);
    paintLight(source, painter, QRectF(QPointF(), source.size));
    painter.end();
    return bytes.data();
}

/// Lines of cells. Names are evidence: a spreadsheet must not take one for a formula.
class CsvText {
public:
    void cell(const QString& words) {
        bool changed = false;
        const std::string safe = spreadsheetText(utf8(words), changed);
        add(safe.find_first_of(",\"\r\n") == std::string::npos ? safe : csvCell(safe));
    }
    void time(std::int64_t ts_ns) { add(formatIsoUtc(ts_ns)); }
    void value(double number) {
        add(std::isnan(number) ? std::string() : utf8(QString::number(number, 'g', 15)));
    }
    void end() {
        m_bytes += '\n';
        m_first = true;
    }
    [[nodiscard]] QString take() const { return text(m_bytes); }

private:
    void add(const std::string& cell) {
        if (!m_first) m_bytes += ',';
        m_first = false;
        m_bytes += cell;
    }
    std::string m_bytes;
    bool m_first = true;
};

QString fileNameOf(const QString& name) {
    QString out;
    for (const QChar c : name.toLower()) out += c.isLetterOrNumber() ? c : QLatin1Char('-');
    return out;
}

} // namespace

QString chartCsv(const Chart& chart) {
    TimeChart plain;
    plain.edges = chart.edges_ns;
    for (const ChartSeries& series : chart.series)
        plain.series.push_back({text(series.name), series.values, 0, false});
    return chartCsv(plain);
}

QString chartCsv(const TimeChart& chart) {
    CsvText csv;
    csv.cell(QStringLiteral("start"));
    csv.cell(QStringLiteral("end"));
    for (const PlotSeries& series : chart.series) csv.cell(series.name);
    csv.end();
    for (std::size_t i = 0; i + 1 < chart.edges.size(); ++i) {
        csv.time(chart.edges[i]);
        csv.time(chart.edges[i + 1]);
        for (const PlotSeries& series : chart.series)
            csv.value(i < series.values.size() ? series.values[i] : NAN);
        csv.end();
    }
    return csv.take();
}

QString chartCsv(const HeatChart& chart) {
    CsvText csv;
    for (const char* name : {"account", "start", "end", "value"}) csv.cell(QLatin1String(name));
    csv.end();
    const std::size_t buckets = chart.edges.empty() ? 0 : chart.edges.size() - 1;
    for (qsizetype row = 0; row < chart.names.size(); ++row)
        for (std::size_t i = 0; i < buckets; ++i) {
            csv.cell(chart.names[row]);
            csv.time(chart.edges[i]);
            csv.time(chart.edges[i + 1]);
            csv.value(
                static_cast<double>(chart.values[static_cast<std::size_t>(row) * buckets + i]));
            csv.end();
        }
    return csv.take();
}

PictureSource pictureOf(const TimeChart& chart, const QString& name) {
    PictureSource out;
    out.name = name;
    out.paint = [chart](QPainter& painter, const QRectF& area) {
        paintTimeChart(painter, area, chart);
    };
    out.csv = [chart] { return chartCsv(chart); };
    return out;
}

PictureSource pictureOf(const HeatChart& chart, const QString& name) {
    PictureSource out;
    out.name = name;
    const auto rows = std::min<qsizetype>(chart.names.size(), kHeatPictureRows);
    out.size.setHeight(static_cast<int>(static_cast<double>(rows) * kHeatRow) + kHeatRuler);
    out.paint = [chart](QPainter& painter, const QRectF& area) {
        QRectF cells = area;
        cells.setBottom(area.bottom() - kHeatRuler);
        paintHeatChart(painter, cells, chart, heatImage(chart), 0);
        QRectF ruler = area;
        ruler.setLeft(area.left() + kGutter);
        ruler.setRight(area.right() - 12);
        ruler.setTop(cells.bottom());
        paintRuler(painter, ruler, chart.range, chart.zone);
    };
    out.csv = [chart] { return chartCsv(chart); };
    return out;
}

PictureSource pictureOf(const Chart& chart) {
    PictureSource out;
    out.name = text(chart.title);
    out.paint = [chart](QPainter& painter, const QRectF& area) {
        paintChart(painter, area, chart, 1.25);
    };
    out.csv = [chart] { return chartCsv(chart); };
    return out;
}

Status savePicture(const PictureSource& source, const QString& path) {
    QByteArray bytes;
    if (path.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive)) {
        bytes = source.csv().toUtf8();
    } else if (path.endsWith(QLatin1String(".svg"), Qt::CaseInsensitive)) {
        bytes = drawingOf(source);
    } else if (path.endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive)) {
        bytes = documentOf(source);
    } else if (path.endsWith(QLatin1String(".png"), Qt::CaseInsensitive)) {
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        imageOf(source).save(&buffer, "PNG");
    } else {
        return makeError(ErrorCode::BadInput, "a chart is saved as .png, .svg, .pdf or .csv",
                         utf8(path));
    }
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return makeError(ErrorCode::Io, utf8(file.errorString()), utf8(path));
    return ok();
}

void addPictureActions(QMenu* menu, QWidget* parent, const PictureSource& source,
                       std::function<void(const QString&)> notice) {
    menu->addAction(QObject::tr("Copy picture"), parent, [source, notice] {
        QGuiApplication::clipboard()->setImage(imageOf(source));
        notice(QObject::tr("Picture copied"));
    });
    menu->addAction(QObject::tr("Copy numbers"), parent, [source, notice] {
        QGuiApplication::clipboard()->setText(source.csv());
        notice(QObject::tr("Numbers copied"));
    });
    menu->addSeparator();
    const std::pair<const char*, QString> kinds[] = {{"png", QObject::tr("Save as PNG…")},
                                                     {"svg", QObject::tr("Save as SVG…")},
                                                     {"pdf", QObject::tr("Save as PDF…")},
                                                     {"csv", QObject::tr("Save numbers as CSV…")}};
    for (const auto& [ending, words] : kinds)
        menu->addAction(words, parent, [parent, source, notice, kind = QLatin1String(ending)] {
            QString path = QFileDialog::getSaveFileName(
                parent->window(), source.name, fileNameOf(source.name) + QLatin1Char('.') + kind,
                QStringLiteral("*.%1").arg(kind));
            if (path.isEmpty()) return;
            if (!path.endsWith(QLatin1Char('.') + kind, Qt::CaseInsensitive))
                path += QLatin1Char('.') + kind;
            const Status status = savePicture(source, path);
            if (!status) return showError(parent->window(), source.name, status.error());
            notice(QObject::tr("Chart saved"));
        });
}

QToolButton* pictureButton(AppContext& context, QWidget* parent, const PictureSource& source) {
    auto* push =
        iconButton(QStringLiteral("export"), QObject::tr("Copy or save: %1").arg(source.name));
    auto* menu = new QMenu(push);
    addPictureActions(menu, parent, source,
                      [app = &context](const QString& words) { emit app->notice(words); });
    push->setMenu(menu);
    push->setPopupMode(QToolButton::InstantPopup);
    return push;
}

} // namespace tidemark
