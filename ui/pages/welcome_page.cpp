// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/welcome_page.h"

#include "ui/models/display.h"
#include "ui/render/icon.h"
#include "ui/widgets/kit.h"
#include "ui/widgets/recent_cases.h"

#include <QAbstractButton>
#include <QDateTime>
#include <QFileInfo>
#include <QListWidget>
#include <QMenu>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>
#include <QStyledItemDelegate>

namespace tidemark {

namespace {

constexpr int kRecentRow = 52, kWelcomeColumn = 760, kPicture = 96;
constexpr int kPathRole = Qt::UserRole + 1, kShapeRole = Qt::UserRole + 2;
const QString kSeenVersion = QStringLiteral("seenVersion");

/// The volume of a case in a few square centimetres.
void paintShape(QPainter& painter, const QRectF& area, const QVector<int>& shape) {
    const Theme& theme = currentTheme();
    painter.setPen(QPen(theme.border, 1));
    painter.setBrush(theme.window);
    painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    if (shape.isEmpty()) return;
    const QRectF inner = area.adjusted(4, 4, -4, -4);
    const double step = inner.width() / static_cast<double>(shape.size());
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.series[0]);
    for (int i = 0; i < shape.size(); ++i) {
        const double height = std::max(1.0, inner.height() * shape[i] / 100.0);
        painter.drawRect(QRectF(inner.left() + i * step, inner.bottom() - height,
                                std::max(1.0, step - 0.4), height));
    }
}

class RecentDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
        return {100, kRecentRow};
    }
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const Theme& theme = currentTheme();
        painter->setRenderHint(QPainter::Antialiasing);
        const QRect rect = option.rect;
        if (option.state & (QStyle::State_MouseOver | QStyle::State_Selected)) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(option.state & QStyle::State_Selected ? theme.selection
                                                                    : theme.hover);
            painter->drawRoundedRect(rect.adjusted(0, 1, 0, -1), 4, 4);
        }
        const auto placed = [&](const QRect& place) {
            return QStyle::visualRect(option.direction, rect, place);
        };
        const bool mirrored = option.direction == Qt::RightToLeft;
        const int start =
            (mirrored ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter | Qt::AlignAbsolute;
        const int end =
            (mirrored ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter | Qt::AlignAbsolute;
        // Paths and dates are written from left to right in a mirrored window too.
        painter->setLayoutDirection(Qt::LeftToRight);
        paintShape(*painter,
                   placed(QRect(rect.left() + 8, rect.top() + 6, kPicture, kRecentRow - 12)),
                   index.data(kShapeRole).value<QVector<int>>());
        const QFileInfo file(index.data(kPathRole).toString());
        painter->setFont(uiFont(TypeSize::Body, QFont::DemiBold));
        painter->setPen(theme.text);
        const QRect top(rect.left() + kPicture + 20, rect.top() + 7, rect.width() - kPicture - 156,
                        18);
        painter->drawText(placed(top), start,
                          painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight,
                                                            top.width()));
        painter->setFont(uiFont(TypeSize::Small));
        painter->setPen(theme.muted);
        const QRect bottom(top.left(), rect.top() + 27, top.width(), 18);
        painter->drawText(placed(bottom), start,
                          painter->fontMetrics().elidedText(file.absoluteFilePath(),
                                                            Qt::ElideMiddle, bottom.width()));
        painter->drawText(placed(rect.adjusted(12, 0, -12, 0)), end,
                          QLocale().toString(file.lastModified(), QLocale::ShortFormat));
    }
};

/// The dashed place for a log; a click chooses one.
class DropPlace : public QAbstractButton {
public:
    DropPlace() {
        setMinimumHeight(72);
        setText(QObject::tr("Drop a log here, or click to choose one"));
        setAccessibleName(text());
        setCursor(Qt::PointingHandCursor);
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    }
    QSize sizeHint() const override { return {400, 80}; }

protected:
    void paintEvent(QPaintEvent*) override {
        const Theme& theme = currentTheme();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(hasFocus() ? theme.accent : theme.border, 1.5, Qt::DashLine));
        painter.setBrush(underMouse() ? theme.hover : theme.raised);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
        const bool mirrored = layoutDirection() == Qt::RightToLeft;
        painter.drawPixmap(
            mirrored ? width() - 52 : 24, height() / 2 - 14,
            tintedPixmap(QStringLiteral("import"), 28, theme.accent, devicePixelRatioF()));
        const QRect words =
            mirrored ? QRect(8, 0, width() - 80, 20) : QRect(72, 0, width() - 80, 20);
        const int side =
            Qt::AlignVCenter | Qt::AlignAbsolute | (mirrored ? Qt::AlignRight : Qt::AlignLeft);
        painter.setPen(theme.text);
        painter.setFont(uiFont(TypeSize::Body, QFont::DemiBold));
        painter.drawText(words.translated(0, height() / 2 - 20), side, text());
        painter.setPen(theme.secondary);
        painter.setFont(uiFont(TypeSize::Small));
        painter.drawText(words.translated(0, height() / 2), side,
                         QObject::tr("JSONL, CSV, CloudTrail, nginx or Apache, OTLP and more; .gz, "
                                     ".zst, .zip and .tar too"));
    }
};

} // namespace

WelcomePage::WelcomePage(AppContext& app) : Page(app, page::kWelcome, QStringLiteral("welcome")) {
    auto* outer = row(this, kGap6);
    auto* middle = new QWidget;
    middle->setMaximumWidth(kWelcomeColumn);
    auto* content = column(middle, 0, kGap3);
    outer->addStretch(1);
    outer->addWidget(middle, 8);
    outer->addStretch(1);
    content->addStretch(1);
    content->addWidget(makeHead());

    auto* starts = new QHBoxLayout;
    starts->setSpacing(kGap2);
    const struct {
        const char* id;
        const char* icon;
        const char* kind;
    } buttons[] = {{"file.new", "new", "primary"},
                   {"file.open", "open", ""},
                   {"file.sample", "sample", ""},
                   {"help.tour", "play", ""}};
    for (const auto& start : buttons) {
        QAction* action = context.actions.get(start.id);
        auto* push = button(action->text().remove(QLatin1Char('&')).remove(QStringLiteral("…")),
                            QLatin1String(start.kind) == QLatin1String("primary")
                                ? QString()
                                : QLatin1String(start.icon),
                            start.kind);
        push->setMinimumHeight(32);
        // Who is new finds the tour in the strip below; once is enough.
        if (QLatin1String(start.id) == QLatin1String("help.tour")) m_tour = push;
        connect(push, &QPushButton::clicked, action, &QAction::trigger);
        starts->addWidget(push);
    }
    starts->addStretch(1);
    content->addLayout(starts);
    m_drop = new DropPlace;
    connect(static_cast<DropPlace*>(m_drop), &QAbstractButton::clicked, this,
            [this] { context.actions.get("file.import")->trigger(); });
    content->addWidget(m_drop);
    m_news = makeNews();
    content->addWidget(m_news);

    content->addWidget(label(tr("Recent cases"), TypeSize::Small, QFont::DemiBold, "secondary"));
    m_none = label(tr("None yet. The sample case shows every page with an invented incident."),
                   TypeSize::Body, QFont::Normal, "muted");
    content->addWidget(m_none);
    m_recent = new QListWidget;
    m_recent->setAccessibleName(tr("Recent cases"));
    m_recent->setItemDelegate(new RecentDelegate(m_recent));
    m_recent->setMouseTracking(true);
    m_recent->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_recent->setContextMenuPolicy(Qt::CustomContextMenu);
    content->addWidget(m_recent, 4);
    content->addWidget(paragraph(tr("Tidemark opens no connection to any network and sends no "
                                    "usage data. Your cases stay in the files you save them in."),
                                 TypeSize::Small, "muted"));
    content->addStretch(1);

    const auto open = [this](const QListWidgetItem* item) {
        emit openWanted(item->data(kPathRole).toString());
    };
    connect(m_recent, &QListWidget::itemActivated, this, open);
    connect(m_recent, &QListWidget::itemClicked, this, open);
    connect(m_recent, &QListWidget::customContextMenuRequested, this, &WelcomePage::showRecentMenu);
    connect(&session, &CaseSession::factsChanged, this, &WelcomePage::invalidate);
    connect(&session, &CaseSession::closed, this, &WelcomePage::invalidate);
}

QWidget* WelcomePage::makeHead() {
    auto* box = new QWidget;
    auto* head = row(box, 0, kGap4);
    auto* logo = new QLabel;
    logo->setPixmap(
        QIcon(QStringLiteral(":/icons/tidemark.svg")).pixmap(QSize(56, 56), devicePixelRatioF()));
    head->addWidget(logo);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(label(tr("Tidemark"), TypeSize::Figure, QFont::DemiBold));
    words->addWidget(label(tr("Which accounts spiked, which acted together, and the proof of it"),
                           TypeSize::Body, QFont::Normal, "secondary"));
    head->addLayout(words, 1);
    return box;
}

QWidget* WelcomePage::makeNews() {
    auto* strip = new QFrame;
    strip->setProperty("kind", QStringLiteral("banner"));
    strip->setProperty("level", QStringLiteral("info"));
    auto* line = row(strip, kGap2, kGap2);
    const QString version = QStringLiteral(TIDEMARK_VERSION);
    const QString seen = context.settings.value(kSeenVersion).toString();
    line->addWidget(
        label(seen.isEmpty()
                  ? tr("New here? The tour leads through the sample case in ten minutes.")
                  : tr("Tidemark is now version %1; before it was %2.").arg(version, seen),
              TypeSize::Small),
        1);
    QAction* action = context.actions.get(seen.isEmpty() ? "help.tour" : "help.changes");
    auto* more = button(action->text(), {}, "link");
    auto* close = button(tr("Do not show again"), {}, "quiet");
    line->addWidget(more);
    line->addWidget(close);
    connect(more, &QPushButton::clicked, action, &QAction::trigger);
    connect(close, &QPushButton::clicked, strip, [this, strip, version] {
        context.settings.setValue(kSeenVersion, version);
        strip->hide();
        m_tour->show();
    });
    strip->setVisible(seen != version);
    m_tour->setVisible(!seen.isEmpty());
    return strip;
}

void WelcomePage::showRecentMenu(const QPoint& at) {
    const QListWidgetItem* item = m_recent->itemAt(at);
    if (!item) return;
    const QString path = item->data(kPathRole).toString();
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Open case"), this, [this, path] { emit openWanted(path); });
    menu->addAction(tr("Remove from this list"), this, [this, path] {
        forgetCase(context.settings, path);
        reload();
    });
    menu->popup(m_recent->viewport()->mapToGlobal(at));
}

void WelcomePage::reload() {
    m_recent->clear();
    for (const RecentCase& recent : recentCases(context.settings)) {
        auto* item = new QListWidgetItem(
            recent.title.isEmpty() ? QFileInfo(recent.path).completeBaseName() : recent.title,
            m_recent);
        item->setData(kPathRole, recent.path);
        item->setData(kShapeRole, QVariant::fromValue(recent.shape));
        item->setToolTip(plainTip(recent.path));
    }
    m_none->setVisible(m_recent->count() == 0);
    m_recent->setVisible(m_recent->count() > 0);
}

void WelcomePage::paintEvent(QPaintEvent* event) {
    Page::paintEvent(event);
    // A quiet tide line along the bottom edge.
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor ink = currentTheme().accent;
    for (int wave = 0; wave < 3; ++wave) {
        ink.setAlpha(30 + wave * 14);
        QPainterPath path;
        const double base = height() - 14 - wave * 10;
        path.moveTo(0, base);
        for (int x = 0; x < width(); x += 160)
            path.cubicTo(x + 50, base - 10, x + 110, base + 10, x + 160, base);
        painter.setPen(QPen(ink, 1.5));
        painter.drawPath(path);
    }
}

} // namespace tidemark
