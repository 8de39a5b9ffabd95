// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/render/icon.h"

#include "ui/render/theme.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace tidemark {

namespace {

QByteArray svgSource(const QString& name) {
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QColor colorFor(QIcon::Mode mode, QIcon::State state) {
    const Theme& theme = currentTheme();
    if (mode == QIcon::Disabled) {
        QColor faint = theme.muted;
        faint.setAlphaF(0.5F);
        return faint;
    }
    return mode == QIcon::Selected || state == QIcon::On ? theme.accent : theme.secondary;
}

class TintedEngine : public QIconEngine {
public:
    explicit TintedEngine(QString name) : m_name(std::move(name)) {}
    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode,
               QIcon::State state) override {
        const double ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
        painter->drawPixmap(rect, tintedPixmap(m_name, rect.width(), colorFor(mode, state), ratio));
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        return tintedPixmap(m_name, size.width(), colorFor(mode, state), 1.0);
    }
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state,
                         qreal scale) override {
        QPixmap pixels = tintedPixmap(m_name, size.width(), colorFor(mode, state), 1.0);
        pixels.setDevicePixelRatio(scale);
        return pixels;
    }
    QIconEngine* clone() const override { return new TintedEngine(m_name); }

private:
    QString m_name;
};

} // namespace

QPixmap tintedPixmap(const QString& name, int size, const QColor& color, double pixel_ratio) {
    const int pixels = qRound(size * pixel_ratio);
    const QString key =
        QStringLiteral("tm-%1-%2-%3-%4").arg(name).arg(pixels).arg(color.rgba()).arg(pixel_ratio);
    QPixmap out;
    if (QPixmapCache::find(key, &out)) return out;
    QByteArray source = svgSource(name);
    source.replace("currentColor", color.name(QColor::HexRgb).toLatin1());
    out = QPixmap(pixels, pixels);
    out.fill(Qt::transparent);
    QSvgRenderer renderer(source);
    QPainter painter(&out);
    painter.setOpacity(color.alphaF());
    renderer.render(&painter, QRectF(0, 0, pixels, pixels));
    painter.end();
    out.setDevicePixelRatio(pixel_ratio);
    QPixmapCache::insert(key, out);
    return out;
}

QIcon themedIcon(const QString& name) {
    return QIcon(new TintedEngine(name));
}

} // namespace tidemark
