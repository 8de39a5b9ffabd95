// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/whats_this.h"

#include "ui/widgets/kit.h"

#include <QCoreApplication>
#include <QEvent>
#include <QHash>
#include <QWidget>

namespace tidemark {

namespace {

constexpr WhatsThisEntry kEntries[] = {
    {"FilterEdit", "Filter",
     QT_TRANSLATE_NOOP("WhatsThis",
                       "Terms that must all hold, such as account:acct_17 status:>=400. A comma "
                       "separates alternatives, a minus negates, * is any text. It holds for every "
                       "page. F1 has the whole language.")},
    {"FilterBar", "Metric",
     QT_TRANSLATE_NOOP("WhatsThis",
                       "What charts and sums count: requests, tokens, bytes, errors or "
                       "estimated cost. Tokens and bytes show what left; requests show "
                       "how often someone knocked.")},
    {"OverviewStrip", "Overview",
     QT_TRANSLATE_NOOP("WhatsThis",
                       "The whole time of the case. Drag to choose a range; every page "
                       "then shows that range alone. Escape shows all again.")},
    {"TimelinePlot", "Volume over time",
     QT_TRANSLATE_NOOP("WhatsThis",
                       "The line is what was observed, the band what was usual at that hour of the "
                       "week. Hatching means that no source covers the time, which is not zero. "
                       "Wheel zooms, drag chooses a range.")},
    {"HeatmapView", "Accounts over time",
     QT_TRANSLATE_NOOP("WhatsThis", "One row an account, one column a stretch of time; the darker, "
                                    "the more. Rows that light up together may act together.")},
    {"TimelinePage", "Accounts by",
     QT_TRANSLATE_NOOP("WhatsThis", "The order of the rows: by volume, by the highest peak against "
                                    "the account's usual hour, or by likeness of their rhythm.")},
    {"AccountsPage", "Accounts",
     QT_TRANSLATE_NOOP("WhatsThis",
                       "Every account with its totals. Peak ratio is the busiest hour divided by "
                       "the account's usual hour: quiet accounts with one loud hour come first "
                       "when you sort by it.")},
    {"DetectionsPage", "Detections",
     QT_TRANSLATE_NOOP("WhatsThis",
                       "What the program found, strongest first. J and K move, C confirms, D "
                       "dismisses with a reason, F promotes to a finding. A detection is a reason "
                       "to look, not a conclusion.")},
    {"DetectionsPage", "Show",
     QT_TRANSLATE_NOOP("WhatsThis", "Which detections are listed: those without a verdict, "
                                    "confirmed, dismissed, or all.")},
    {"ClustersPage", "Cluster",
     QT_TRANSLATE_NOOP("WhatsThis", "Groups of accounts that are linked by more than chance would "
                                    "link them.")},
    {"ClustersPage", "Links",
     QT_TRANSLATE_NOOP("WhatsThis",
                       "Why two accounts are linked. Strength is the natural logarithm of how much "
                       "more likely the shared value is for one actor than for strangers; base "
                       "rate is the share of all accounts of the case that have it.")},
    {"LinkChart", "Link chart",
     QT_TRANSLATE_NOOP("WhatsThis", "A line is a link, the thicker the stronger. Choose an account "
                                    "to see its links in the table.")},
    {"EventsPage", "Order",
     QT_TRANSLATE_NOOP("WhatsThis", "By time, or in the order of the records in their source. "
                                    "Events without a usable time stand at the end.")},
    {"EventTable", "Position among events",
     QT_TRANSLATE_NOOP("WhatsThis", "The place among all matching events, also among a hundred "
                                    "million of them.")},
    {"RawView", "Raw record",
     QT_TRANSLATE_NOOP("WhatsThis",
                       "The record as it stands in the source, byte for byte. Control characters "
                       "and invisible ones appear as codes, and what looks like a secret is "
                       "masked; the stored bytes are unchanged.")},
    {"FindingsPage", "Severity",
     QT_TRANSLATE_NOOP("WhatsThis", "How much it matters, in your judgement. Never computed.")},
    {"FindingsPage", "Confidence",
     QT_TRANSLATE_NOOP("WhatsThis", "How sure you are, in your judgement. Never computed.")},
    {"FindingsPage", "Status",
     QT_TRANSLATE_NOOP("WhatsThis", "Where the finding stands. Dismissed findings count nowhere, "
                                    "and stay in the case.")},
    {"FindingsPage", "Exhibits",
     QT_TRANSLATE_NOOP("WhatsThis", "What the finding rests on. Each is frozen as it was cited: "
                                    "absolute times, filter, figures. A number is never given "
                                    "twice.")},
    {"EvidencePage", "Sources",
     QT_TRANSLATE_NOOP("WhatsThis", "Each imported file with the SHA-256 that was taken when it "
                                    "came in. Records are events plus rejects, always.")},
    {"EvidencePage", "Rejects",
     QT_TRANSLATE_NOOP("WhatsThis", "Records that could not be understood, with their place in the "
                                    "source and the reason. Their bytes are kept.")},
    {"CustodyPage", "Custody log",
     QT_TRANSLATE_NOOP("WhatsThis", "Everything done to the case. Each entry holds the hash of the "
                                    "one before, so none can be changed or taken out unseen.")},
    {"WeekView", "Hours of the week",
     QT_TRANSLATE_NOOP("WhatsThis", "When the account is active, by day and hour. A person sleeps; "
                                    "a program need not.")},
    {"ImportWizard", "Format",
     QT_TRANSLATE_NOOP("WhatsThis", "The profile that says how records are read. Choose another if "
                                    "the preview below looks wrong.")},
    {"ImportWizard", "Time zone",
     QT_TRANSLATE_NOOP("WhatsThis", "For times that name no zone themselves. What you choose is "
                                    "stored with the source.")},
    {"ImportWizard", "Clock offset",
     QT_TRANSLATE_NOOP("WhatsThis",
                       "Seconds added to every time of this source, when its clock was "
                       "known to be wrong. It stays visible.")},
    {"ImportWizard", "Mapping",
     QT_TRANSLATE_NOOP("WhatsThis", "Which field of the record becomes which field of the event.")},
    {"ExportDialog", "Preset",
     QT_TRANSLATE_NOOP("WhatsThis", "Who will read the bundle: it decides what goes in.")},
    {"ExportDialog", "Redact",
     QT_TRANSLATE_NOOP("WhatsThis",
                       "Identities become pseudonyms that stay the same throughout the "
                       "case. The bundle says how many were replaced.")},
    {"ExportDialog", "Original bytes",
     QT_TRANSLATE_NOOP("WhatsThis", "Whether the sources themselves travel with the bundle. With "
                                    "them the other side can repeat everything.")},
    {"ExportDialog", "Sign with",
     QT_TRANSLATE_NOOP("WhatsThis", "A signature shows whose key made the bundle. Give the key's "
                                    "fingerprint to the other side by another way.")},
    {"SettingsDialog", "Show times in",
     QT_TRANSLATE_NOOP("WhatsThis",
                       "Every time on screen follows this zone. Stored times, exhibits "
                       "and reports do not change.")},
    {"SettingsDialog", "Keep drafts",
     QT_TRANSLATE_NOOP("WhatsThis", "Days after which an unsaved draft is dropped. 0 keeps drafts "
                                    "for ever.")},
    {"SettingsDialog", "Prices",
     QT_TRANSLATE_NOOP("WhatsThis",
                       "USD per million tokens. The first line whose model fits counts; "
                       "* is any text. Models without a line cost nothing here and are "
                       "named on the Summary.")},
    {"LanesView", "Lanes",
     QT_TRANSLATE_NOOP("WhatsThis", "Where spikes, shifts, clusters, findings and annotations lie "
                                    "in time. Click a mark to open it.")},
    {"TimelinePage", "Volume over time, as a table",
     QT_TRANSLATE_NOOP(
         "WhatsThis",
         "The same figures as the chart, one row a stretch of time, to read or to copy.")},
    {"SelectionBar", "Selected range",
     QT_TRANSLATE_NOOP(
         "WhatsThis",
         "What can be done with the range that you chose: annotate it, cite it, or zoom in.")},
    {"AccountsPage", "Find account",
     QT_TRANSLATE_NOOP("WhatsThis", "Shows the accounts whose name holds this text. It changes "
                                    "this table alone, not the filter.")},
    {"EventTable", "Events",
     QT_TRANSLATE_NOOP("WhatsThis", "Every event that matches the filter. Choose one to see its "
                                    "fields and its record at the right.")},
    {"DetectionsPage", "Parameters of the run",
     QT_TRANSLATE_NOOP("WhatsThis", "Every parameter that the run used. A run with the same "
                                    "parameters on the same log finds the same.")},
    {"FindingsPage", "Findings",
     QT_TRANSLATE_NOOP(
         "WhatsThis",
         "What people concluded, with severity and status. Choose one to read or change it.")},
    {"FindingsPage", "Lawful explanations",
     QT_TRANSLATE_NOOP(
         "WhatsThis",
         "What else could explain the traffic, and what you found when you looked. The report "
         "prints it with the finding; without it the report says that none was recorded.")},
    {"FindingsPage", "Tags",
     QT_TRANSLATE_NOOP(
         "WhatsThis", "Words of your own, separated by commas, to find findings of a kind again.")},
    {"FindingsPage", "Assigned to",
     QT_TRANSLATE_NOOP("WhatsThis", "Who works on the finding. It is shown in the report.")},
    {"FindingReview", "New comment",
     QT_TRANSLATE_NOOP(
         "WhatsThis",
         "A comment stays with your name and the time. It can be taken back, but not changed.")},
    {"RulesPanel", "Joins and address files",
     QT_TRANSLATE_NOOP("WhatsThis",
                       "Rules that fill in fields from another source or from a file of addresses. "
                       "The imported events stay as they are; a rule can be taken back.")},
    {"ImportWizard", "Account",
     QT_TRANSLATE_NOOP(
         "WhatsThis",
         "The account of every record, for a log of one account that does not name it.")},
    {"ImportWizard", "Clock starts at",
     QT_TRANSLATE_NOOP(
         "WhatsThis",
         "When the clock of the log began, for a log that counts seconds from its own start.")},
    {"ImportWizard", "First records as they will be understood",
     QT_TRANSLATE_NOOP("WhatsThis", "The first events as the import would store them. If a column "
                                    "looks wrong, change the format or the mapping.")},
    {"ImportWizard", "What will be rejected",
     QT_TRANSLATE_NOOP("WhatsThis", "Records of the sample that cannot be understood, and why. "
                                    "They are kept and counted as rejects.")},
    {"SourceFieldList", "Fields of the log",
     QT_TRANSLATE_NOOP(
         "WhatsThis",
         "The fields that the log has, with an example. Drag one onto a field of the event.")},
    {"DetectDialog", "Parameters",
     QT_TRANSLATE_NOOP("WhatsThis", "What detection goes by. The help says for each what a higher "
                                    "or lower value does; the run records all of them.")},
    {"ExportDialog", "Key password",
     QT_TRANSLATE_NOOP("WhatsThis",
                       "The password of the signing key. It is used once and not stored.")},
    {"ExportDialog", "Write to",
     QT_TRANSLATE_NOOP("WhatsThis",
                       "A new file that ends in .zip, or a new folder. Nothing is overwritten.")},
    {"SettingsDialog", "Reference dates",
     QT_TRANSLATE_NOOP("WhatsThis", "Launches, releases and bans that detection takes into "
                                    "account. They belong to the case.")},
    {"PriceTableEdit", "Where the prices are from",
     QT_TRANSLATE_NOOP(
         "WhatsThis",
         "A note on the price list and its date. It stands beside the estimated value.")},
    {"ReviewPage", "Findings and exhibits",
     QT_TRANSLATE_NOOP("WhatsThis", "What the bundle holds. Choose an exhibit to see its chart, "
                                    "its figures and its source lines.")},
    {"ReviewPage", "Reviewed",
     QT_TRANSLATE_NOOP("WhatsThis", "Marks the exhibit as reviewed by you, in a file beside the "
                                    "bundle. The bundle stays as it is.")},
    {"ReviewPage", "Reviewer",
     QT_TRANSLATE_NOOP("WhatsThis", "The name that your marks and comments bear.")},
    {"ReviewPage", "Verification",
     QT_TRANSLATE_NOOP(
         "WhatsThis",
         "What the check of the whole bundle gave: hashes, figures, custody log and signature.")},
    {"ReviewExhibitView", "Figures when cited",
     QT_TRANSLATE_NOOP("WhatsThis", "The figures as they were when the exhibit was cited.")},
    {"ReviewExhibitView", "Source lines",
     QT_TRANSLATE_NOOP("WhatsThis", "The cited events with source and byte offset, so that anyone "
                                    "can find them in the original.")},
    {"ReviewExhibitView", "Record as received",
     QT_TRANSLATE_NOOP(
         "WhatsThis",
         "The record of the chosen line as it stands in the source, then its fields.")},
    {"SettingsDialog", "Redact",
     QT_TRANSLATE_NOOP("WhatsThis", "What the export dialog proposes to hide.")},
};

/// Table entry by accessible name in the language in force.
QString entryWords(const QString& name) {
    static const QHash<QString, const char*> words = [] {
        QHash<QString, const char*> out;
        for (const WhatsThisEntry& entry : kEntries)
            out.insert(QCoreApplication::translate(
                           QByteArray("tidemark::").append(entry.context).constData(), entry.name),
                       entry.words);
        return out;
    }();
    const char* found = words.value(name, nullptr);
    return found ? QCoreApplication::translate("WhatsThis", found) : QString();
}

} // namespace

std::span<const WhatsThisEntry> whatsThisEntries() {
    return kEntries;
}

QString whatsThisWords(const QWidget& widget) {
    return widget.accessibleName().isEmpty() ? QString() : entryWords(widget.accessibleName());
}

bool WhatsThisGiver::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Show && watched->isWidgetType()) {
        auto* widget = static_cast<QWidget*>(watched);
        if (widget->whatsThis().isEmpty())
            if (const QString words = whatsThisWords(*widget); !words.isEmpty())
                widget->setWhatsThis(plainTip(words));
    }
    return QObject::eventFilter(watched, event);
}

} // namespace tidemark
