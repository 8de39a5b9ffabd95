// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/welcome_page.h"

#include "ui/models/display.h"
#include "ui/render/icon.h"
#include "ui/widgets/kit.h"

#include <QDateTime>
#include <QFileInfo>
#include <QListWidget>
#include <QPainter>
#include <QPainterPath>
#include <QStyledItemDelegate>

namespace tidemark {

namespace {

constexpr int kMostRecent = 10, kRow = 48, kColumn = 720;
const QString kRecentKey = QStringLiteral("recentCases");
constexpr int kPathRole = Qt::UserRole + 1;

class RecentDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
        return {100, kRow};
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
        painter->drawPixmap(rect.left() + 12, rect.center().y() - 9,
                            tintedPixmap(QStringLiteral("file"), 20, theme.accent,
                                         painter->device()->devicePixelRatioF()));
        const QFileInfo file(index.data(kPathRole).toString());
        painter->setFont(uiFont(TypeSize::Body, QFont::DemiBold));
        painter->setPen(theme.text);
        const QRect top(rect.left() + 44, rect.top() + 6, rect.width() - 180, 18);
        painter->drawText(top, Qt::AlignLeft | Qt::AlignVCenter,
                          painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight,
                                                            top.width()));
        painter->setFont(uiFont(TypeSize::Small));
        painter->setPen(theme.muted);
        const QRect bottom(rect.left() + 44, rect.top() + 24, rect.width() - 180, 18);
        painter->drawText(bottom, Qt::AlignLeft | Qt::AlignVCenter,
                          painter->fontMetrics().elidedText(file.absoluteFilePath(),
                                                            Qt::ElideMiddle, bottom.width()));
        painter->drawText(rect.adjusted(0, 0, -12, 0), Qt::AlignRight | Qt::AlignVCenter,
                          file.lastModified().toString(QStringLiteral("yyyy-MM-dd HH:mm")));
    }
};

/// The dashed place for a log.
class DropPlace : public QWidget {
public:
    DropPlace() { setMinimumHeight(88); }

protected:
    void paintEvent(QPaintEvent*) override {
        const Theme& theme = currentTheme();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        QPen pen(theme.border, 1.5, Qt::DashLine);
        painter.setPen(pen);
        painter.setBrush(theme.raised);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
        painter.drawPixmap(
            24, height() / 2 - 14,
            tintedPixmap(QStringLiteral("import"), 28, theme.accent, devicePixelRatioF()));
        painter.setPen(theme.text);
        painter.setFont(uiFont(TypeSize::Body, QFont::DemiBold));
        painter.drawText(QRect(72, height() / 2 - 20, width() - 80, 20), Qt::AlignVCenter,
                         QObject::tr("Drop a log here"));
        painter.setPen(theme.secondary);
        painter.setFont(uiFont(TypeSize::Small));
        painter.drawText(QRect(72, height() / 2, width() - 80, 20), Qt::AlignVCenter,
                         QObject::tr("JSONL, CSV, CloudTrail, nginx or Apache, OTLP and more; .gz, "
                                     ".zst, .zip and .tar too"));
    }
};

} // namespace

QStringList recentCases(const QSettings& settings) {
    QStringList out;
    for (const QString& line : settings.value(kRecentKey).toStringList())
        if (QFileInfo::exists(line.section(QLatin1Char('\n'), 0, 0))) out << line;
    return out;
}

void rememberCase(QSettings& settings, const QString& path, const QString& title) {
    QStringList lines = settings.value(kRecentKey).toStringList();
    lines.removeIf(
        [&](const QString& line) { return line.section(QLatin1Char('\n'), 0, 0) == path; });
    lines.prepend(path + QLatin1Char('\n') + title);
    settings.setValue(kRecentKey, lines.mid(0, kMostRecent));
}

WelcomePage::WelcomePage(AppContext& app) : Page(app, page::kWelcome, QStringLiteral("welcome")) {
    auto* outer = row(this, kGap6);
    auto* middle = new QWidget;
    middle->setMaximumWidth(kColumn);
    auto* content = column(middle, 0, kGap3);
    outer->addStretch(1);
    outer->addWidget(middle, 8);
    outer->addStretch(1);

    content->addStretch(1);
    auto* head = new QHBoxLayout;
    head->setSpacing(kGap4);
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
    content->addLayout(head);
    content->addSpacing(kGap3);

    auto* starts = new QHBoxLayout;
    starts->setSpacing(kGap2);
    const struct {
        const char* id;
        const char* icon;
        const char* kind;
    } buttons[] = {
        {"file.new", "new", "primary"}, {"file.open", "open", ""}, {"file.sample", "sample", ""}};
    for (const auto& start : buttons) {
        QAction* action = context.actions.get(start.id);
        auto* push = button(action->text().remove(QLatin1Char('&')).remove(QStringLiteral("…")),
                            QLatin1String(start.kind) == QLatin1String("primary")
                                ? QString()
                                : QLatin1String(start.icon),
                            start.kind);
        push->setMinimumHeight(32);
        connect(push, &QPushButton::clicked, action, &QAction::trigger);
        starts->addWidget(push);
    }
    starts->addStretch(1);
    content->addLayout(starts);
    m_drop = new DropPlace;
    content->addWidget(m_drop);
    content->addSpacing(kGap3);

    content->addWidget(label(tr("Recent cases"), TypeSize::Small, QFont::DemiBold, "secondary"));
    m_none = label(tr("None yet. The sample case shows every page with an invented incident."),
                   TypeSize::Body, QFont::Normal, "muted");
    content->addWidget(m_none);
    m_recent = new QListWidget;
    m_recent->setAccessibleName(tr("Recent cases"));
    m_recent->setItemDelegate(new RecentDelegate(m_recent));
    m_recent->setMouseTracking(true);
    m_recent->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    content->addWidget(m_recent, 4);
    content->addStretch(1);

    connect(m_recent, &QListWidget::itemActivated, this, [this](const QListWidgetItem* item) {
        emit openWanted(item->data(kPathRole).toString());
    });
    connect(m_recent, &QListWidget::itemClicked, this, [this](const QListWidgetItem* item) {
        emit openWanted(item->data(kPathRole).toString());
    });
    connect(&session, &CaseSession::factsChanged, this, &WelcomePage::invalidate);
}

void WelcomePage::reload() {
    m_recent->clear();
    for (const QString& line : recentCases(context.settings)) {
        const QString path = line.section(QLatin1Char('\n'), 0, 0);
        const QString title = line.section(QLatin1Char('\n'), 1);
        auto* item = new QListWidgetItem(
            title.isEmpty() ? QFileInfo(path).completeBaseName() : title, m_recent);
        item->setData(kPathRole, path);
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
