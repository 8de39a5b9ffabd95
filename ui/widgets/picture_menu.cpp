// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/picture_menu.h"

#include "core/base/utc_time.h"
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
#include <cmath>

namespace tidemark {

namespace {

constexpr int kSharpness = 2; ///< pixels of a saved picture for one on screen
constexpr double kDotsPerInch = 96;

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

QString csvField(QString words) {
    if (!words.contains(QLatin1Char(',')) && !words.contains(QLatin1Char('"'))) return words;
    return QLatin1Char('"') + words.replace(QLatin1Char('"'), QLatin1String("\"\"")) +
           QLatin1Char('"');
}

QString fileNameOf(const QString& name) {
    QString out;
    for (const QChar c : name.toLower()) out += c.isLetterOrNumber() ? c : QLatin1Char('-');
    return out;
}

} // namespace

QString chartCsv(const Chart& chart) {
    QStringList lines, head{QStringLiteral("start"), QStringLiteral("end")};
    for (const ChartSeries& series : chart.series) head << csvField(text(series.name));
    lines << head.join(QLatin1Char(','));
    for (std::size_t i = 0; i < chart.buckets(); ++i) {
        QStringList line{text(formatIsoUtc(chart.edges_ns[i])),
                         text(formatIsoUtc(chart.edges_ns[i + 1]))};
        for (const ChartSeries& series : chart.series)
            line << (i >= series.values.size() || std::isnan(series.values[i])
                         ? QString()
                         : QString::number(series.values[i], 'g', 15));
        lines << line.join(QLatin1Char(','));
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
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
