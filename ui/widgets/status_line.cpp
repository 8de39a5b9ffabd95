// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/status_line.h"

#include "core/query/event_filter.h"
#include "ui/models/core_words.h"
#include "ui/models/display.h"
#include "ui/render/icon.h"
#include "ui/widgets/app_context.h"
#include "ui/widgets/kit.h"

#include <QProgressBar>

namespace tidemark {

namespace {

constexpr int kNotice_ms = 6000;

QString jobText(const JobRow& job) {
    QString out = job.name;
    if (job.state == JobState::Queued) return out + QObject::tr(": waiting");
    if (!job.progress.step.empty()) out += QStringLiteral(": ") + said(job.progress.step);
    if (job.progress.total > 0 && job.counts_bytes)
        out += QObject::tr(", %1 of %2")
                   .arg(sizeText(static_cast<double>(job.progress.done)),
                        sizeText(static_cast<double>(job.progress.total)));
    if (job.seconds_left >= 1)
        out += QObject::tr(", %1 left")
                   .arg(durationText(static_cast<std::int64_t>(job.seconds_left) * kNsPerSecond));
    return out;
}

} // namespace

StatusLine::StatusLine(AppContext& context, QWidget* parent) : QFrame(parent), m_context(context) {
    setObjectName(QStringLiteral("statusBar"));
    setFixedHeight(28);
    auto* layout = row(this, 0, kGap3);
    layout->setContentsMargins(kGap3, 0, kGap3, 0);
    m_filter = label({}, TypeSize::Small, QFont::Normal, "secondary");
    m_filter->setMaximumWidth(320);
    m_count = label({}, TypeSize::Small);
    m_notice = label({}, TypeSize::Small, QFont::Normal, "good");
    m_job = button({}, {}, "quiet");
    m_job->setFont(uiFont(TypeSize::Small));
    m_progress = new QProgressBar;
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(120);
    m_cancel = button(tr("Cancel"), {}, "quiet");
    m_cancel->setFont(uiFont(TypeSize::Small));
    m_custody_icon = new QLabel;
    m_custody = label({}, TypeSize::Small, QFont::Normal, "secondary");
    m_zone = label({}, TypeSize::Small, QFont::Normal, "muted");
    layout->addWidget(m_filter);
    layout->addWidget(m_count);
    layout->addWidget(m_notice);
    layout->addStretch(1);
    layout->addWidget(m_job);
    layout->addWidget(m_progress);
    layout->addWidget(m_cancel);
    layout->addSpacing(kGap2);
    layout->addWidget(m_custody_icon);
    layout->addWidget(m_custody);
    layout->addWidget(m_zone);

    m_notice_timer.setSingleShot(true);
    connect(&m_notice_timer, &QTimer::timeout, m_notice, &QLabel::clear);
    connect(&context, &AppContext::notice, this, [this](const QString& words) {
        m_notice->setText(words);
        m_notice_timer.start(kNotice_ms);
    });
    connect(&context.filter, &FilterState::changed, this, [this](FilterState::Changes changes) {
        showFilter();
        if (changes & (FilterState::ChipsChanged | FilterState::RangeChanged)) countEvents();
    });
    connect(&context.session, &CaseSession::factsChanged, this, [this] {
        showFilter();
        countEvents();
        showCustody();
    });
    const auto refresh_all = [this] {
        showFilter();
        m_count->clear();
        showCustody();
        showJob();
    };
    connect(&context.session, &CaseSession::opened, this, refresh_all);
    connect(&context.session, &CaseSession::closed, this, refresh_all);
    connect(&context.session, &CaseSession::zoneChanged, this, &StatusLine::showCustody);
    connect(&context, &AppContext::themeChanged, this, &StatusLine::showCustody);
    connect(&context.session.jobs(), &JobBridge::jobsChanged, this, &StatusLine::showJob);
    connect(&context.session.jobs(), &JobBridge::jobChanged, this, &StatusLine::showJob);
    connect(m_job, &QPushButton::clicked, this, &StatusLine::jobsWanted);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (const JobRow* job = m_context.session.jobs().current())
            m_context.session.jobs().cancel(job->id);
    });
    refresh_all();
}

void StatusLine::showFilter() {
    if (!m_context.session.isOpen()) {
        m_filter->setText(m_context.session.isOpening() ? tr("Opening the case…")
                                                        : tr("No case open"));
        return;
    }
    QString words = shown(utf8(m_context.filter.filterText()));
    if (!m_context.filter.range().isAll()) {
        const QString range = rangeText(m_context.filter.range(), m_context.session.zone());
        words = words.isEmpty() ? range : words + QStringLiteral("  ·  ") + range;
    }
    if (words.isEmpty()) words = tr("No filter");
    m_filter->setText(
        QFontMetrics(m_filter->font()).elidedText(words, Qt::ElideRight, m_filter->maximumWidth()));
    m_filter->setToolTip(plainTip(words));
}

void StatusLine::countEvents() {
    const std::int64_t all = m_context.session.facts().events;
    if (m_context.filter.filterText().isEmpty() && m_context.filter.range().isAll()) {
        m_count->setText(tr("%1 event(s)", nullptr, static_cast<int>(all)).arg(grouped(all)));
        return;
    }
    m_context.session.ask<std::int64_t>(
        this, "count",
        [filter = m_context.filter.filter(), range = m_context.filter.range()](
            CaseReader& reader, std::stop_token stop) -> Result<std::int64_t> {
            TM_ASSIGN(EventFilter compiled, EventFilter::compile(filter, range, reader));
            return tidemark::countEvents(reader, compiled, stop);
        },
        [this, all](Result<std::int64_t> count) {
            if (count)
                m_count->setText(tr("%1 of %2 events").arg(grouped(*count), grouped(all)));
            else
                m_count->setText(said(count.error().message));
        });
}

void StatusLine::showJob() {
    const JobRow* job = m_context.session.jobs().current();
    const bool has_history = !m_context.session.jobs().jobs().empty();
    m_job->setVisible(job || has_history);
    m_progress->setVisible(job);
    m_cancel->setVisible(job);
    if (!job) {
        const QString words = has_history ? tr("Jobs") : QString();
        m_job->setText(words);
        m_job->setAccessibleName(words);
        return;
    }
    const QString words = jobText(*job);
    m_job->setText(QFontMetrics(m_job->font()).elidedText(words, Qt::ElideMiddle, 420));
    m_job->setAccessibleName(words);
    const bool known = job->progress.total > 0;
    m_progress->setRange(0, known ? 1000 : 0);
    if (known)
        m_progress->setValue(static_cast<int>(job->progress.done * 1000 / job->progress.total));
}

void StatusLine::showCustody() {
    const bool open = m_context.session.isOpen();
    m_custody_icon->setVisible(open);
    m_custody->setVisible(open);
    m_zone->setVisible(open);
    if (!open) return;
    const CaseFacts& facts = m_context.session.facts();
    const bool intact = facts.custody_faults == 0;
    const Theme& theme = currentTheme();
    m_custody_icon->setPixmap(
        tintedPixmap(intact ? QStringLiteral("custody") : QStringLiteral("warning"), 16,
                     intact ? theme.good : theme.bad, devicePixelRatioF()));
    QString words = intact ? tr("Custody intact, %1 entries").arg(grouped(facts.custody_entries))
                           : tr("Custody broken: %1 faults").arg(grouped(facts.custody_faults));
    if (!m_context.session.writable()) words = tr("Read-only  ·  ") + words;
    m_custody->setText(words);
    setKind(m_custody, intact ? "secondary" : "bad");
    m_zone->setText(text(m_context.session.zone().name()));
}

} // namespace tidemark
