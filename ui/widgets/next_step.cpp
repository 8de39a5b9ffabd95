// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/next_step.h"

#include "ui/models/casebook.h"
#include "ui/models/display.h"
#include "ui/widgets/app_context.h"
#include "ui/widgets/kit.h"

namespace tidemark {

NextStep::NextStep(AppContext& context, QWidget* parent) : QFrame(parent), m_context(context) {
    setProperty("kind", QStringLiteral("banner"));
    setProperty("level", QStringLiteral("info"));
    auto* line = row(this, kGap2, kGap2);
    m_words = label({}, TypeSize::Body);
    m_words->setWordWrap(true);
    line->addSpacing(kGap1);
    line->addWidget(m_words, 1);
    auto* later = button(tr("Later"), {}, "quiet");
    auto* run = button(tr("Run detection"), {}, "primary");
    line->addWidget(later);
    line->addWidget(run);
    connect(run, &QPushButton::clicked, context.actions.get("case.detect"), &QAction::trigger);
    connect(later, &QPushButton::clicked, this, [this] {
        m_put_off = true;
        refresh();
    });
    connect(&context.session, &CaseSession::opened, this, [this] {
        m_put_off = false;
        refresh();
    });
    connect(&context.session, &CaseSession::closed, this, &NextStep::refresh);
    connect(&context.session, &CaseSession::evidenceChanged, this, &NextStep::refresh);
    connect(&context.book, &Casebook::detectionsChanged, this, &NextStep::refresh);
    connect(&context.session.jobs(), &JobBridge::jobsChanged, this, &NextStep::refresh);
    hide();
}

void NextStep::setPage(const QString& name) {
    m_page = name;
    refresh();
}

void NextStep::refresh() {
    CaseSession& session = m_context.session;
    const bool elsewhere =
        m_page == page::kWelcome || m_page == page::kDetections || m_page == page::kClusters;
    const bool wanted = session.isOpen() && session.writable() && session.facts().events > 0 &&
                        m_context.book.detectionsRead() && !m_context.book.run() &&
                        !session.jobs().current();
    if (wanted)
        m_words->setText(tr("%1 events are in. Next: let detection find the accounts that spiked "
                            "or acted together.")
                             .arg(grouped(session.facts().events)));
    setVisible(wanted && !elsewhere && !m_put_off);
}

} // namespace tidemark
