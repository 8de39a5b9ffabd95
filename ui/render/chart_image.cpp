// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/render/chart_image.h"

#include "core/export/chart_svg.h"
#include "ui/render/file_bytes.h"
#include "ui/render/print_text.h"
#include "ui/render/svg_picture.h"

#include <QBuffer>
#include <QImage>
#include <algorithm>
#include <cmath>

namespace tidemark {

namespace {

constexpr double kNormalWidth = 920;
constexpr int kLeastPixels = 200, kMostPixels = 16000;
constexpr int kFileWidth = 1840, kFileHeight = 760;

} // namespace

void paintChart(QPainter& painter, const QRectF& target, const Chart& chart, double scale,
                bool opaque) {
    SvgOptions options;
    options.width = std::max(1, static_cast<int>(std::lround(target.width() / scale)));
    options.height = std::max(1, static_cast<int>(std::lround(target.height() / scale)));
    options.standalone = false;
    paintSvg(painter, target, readSvgText(qt(chartSvg(chart, options))), opaque);
}

Result<std::string> renderChartPng(const Chart& chart, int width, int height) {
    if (std::min(width, height) < kLeastPixels || std::max(width, height) > kMostPixels)
        return makeError(ErrorCode::BadInput,
                         "a picture must be 200 to 16,000 pixels wide and high");
    QImage image(width, height, QImage::Format_RGB32);
    if (image.isNull())
        return makeError(ErrorCode::Io, "there is not enough memory for a picture of that size");
    image.fill(Qt::white);
    {
        QPainter painter(&image);
        // A small picture gets fewer pixels for its lines, but its text stays readable.
        paintChart(painter, QRectF(0, 0, width, height), chart,
                   std::max(0.75, width / kNormalWidth));
    }
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::WriteOnly) || !image.save(&buffer, "PNG"))
        return makeError(ErrorCode::Io, "the picture cannot be written as PNG");
    return bytes.toStdString();
}

Status writeChartPng(const Chart& chart, const std::string& path) {
    TM_ASSIGN(const std::string png, renderChartPng(chart, kFileWidth, kFileHeight));
    return writeFileBytes(path, QByteArray::fromStdString(png));
}

} // namespace tidemark
