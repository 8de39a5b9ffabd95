// SPDX-License-Identifier: GPL-3.0-or-later
// What detection, summaries and the custody log say. Templates as core has them; where core joins a
// sentence from parts, the whole. See core_words.h.
#include "ui/models/core_words.h"

#include <QtGlobal>

namespace tidemark {

namespace {

constexpr const char* kFindingSentences[] = {
    // words of the detections
    QT_TRANSLATE_NOOP("CoreSentence", "place"), QT_TRANSLATE_NOOP("CoreSentence", "user agent"),
    QT_TRANSLATE_NOOP("CoreSentence", "prompt template"),
    QT_TRANSLATE_NOOP("CoreSentence", "answer size"),
    QT_TRANSLATE_NOOP("CoreSentence", "question size"),
    QT_TRANSLATE_NOOP("CoreSentence", "{} and {}"),
    QT_TRANSLATE_NOOP("CoreSentence", "{}, {} and {}"),
    QT_TRANSLATE_NOOP("CoreSentence", "{}, {}, {} and {}"),
    QT_TRANSLATE_NOOP("CoreSentence", "{}, {}, {}, {} and {}"),
    QT_TRANSLATE_NOOP("CoreSentence", "a minute"), QT_TRANSLATE_NOOP("CoreSentence", "{} minutes"),
    QT_TRANSLATE_NOOP("CoreSentence", "{:.0f} minutes"),
    QT_TRANSLATE_NOOP("CoreSentence", "{:.0f} hours"),
    QT_TRANSLATE_NOOP("CoreSentence", "{:.0f} days"),
    QT_TRANSLATE_NOOP("CoreSentence", "{:.1f} hours"),
    QT_TRANSLATE_NOOP("CoreSentence", "{:.1f} days"), QT_TRANSLATE_NOOP("CoreSentence", "{:.0f} %"),
    QT_TRANSLATE_NOOP("CoreSentence", "excluded"), QT_TRANSLATE_NOOP("CoreSentence", "partly"),
    QT_TRANSLATE_NOOP("CoreSentence", "unknown"),
    QT_TRANSLATE_NOOP("CoreSentence", "everyone rose"),
    QT_TRANSLATE_NOOP("CoreSentence", "retries"), QT_TRANSLATE_NOOP("CoreSentence", "load test"),
    QT_TRANSLATE_NOOP("CoreSentence", "scheduled job"),
    QT_TRANSLATE_NOOP("CoreSentence", "growth of the account's own use"),
    QT_TRANSLATE_NOOP("CoreSentence", "traffic moved"),
    QT_TRANSLATE_NOOP("CoreSentence", "a new model"),
    QT_TRANSLATE_NOOP("CoreSentence", "one company"),
    QT_TRANSLATE_NOOP("CoreSentence", "a class or workshop"),
    QT_TRANSLATE_NOOP("CoreSentence", "an agency that pays for clients"),
    QT_TRANSLATE_NOOP("CoreSentence", "a shared exit"),
    // sentence of one account
    QT_TRANSLATE_NOOP("CoreSentence",
                      "{:.0f} requests in {} where {:.1f} were expected from the account's own "
                      "habit ({:.1f} times), in the account's usual manner: consistent with use "
                      "beyond its own."),
    QT_TRANSLATE_NOOP("CoreSentence",
                      "{:.0f} requests in {} where {:.1f} were expected from the account's own "
                      "habit ({:.1f} times), {:.0f} of them unlike its usual requests in {}, on "
                      "top of its usual traffic: consistent with someone else using it."),
    QT_TRANSLATE_NOOP("CoreSentence",
                      "{:.0f} requests in {} where {:.1f} were expected from the account's own "
                      "habit ({:.1f} times), {:.0f} of them unlike its usual requests in {}: "
                      "consistent with someone else using it."),
    QT_TRANSLATE_NOOP("CoreSentence",
                      "{:.0f} requests within {:.0f} minute where {:.1f} would come at the pace "
                      "of the account's other minutes and {:.0f} is a busy minute among {} "
                      "accounts. The log covers too short a time of this account for a baseline, "
                      "so this is weaker evidence: its usual hours are unknown."),
    QT_TRANSLATE_NOOP("CoreSentence",
                      "{:.0f} requests within {:.0f} minutes where {:.1f} would come at the pace "
                      "of the account's other minutes and {:.0f} is a busy stretch of that "
                      "length among {} accounts. The log covers too short a time of this account "
                      "for a baseline, so this is weaker evidence: its usual hours are unknown."),
    // lawful readings of one account
    QT_TRANSLATE_NOOP("CoreSentence",
                      "All accounts together were at {:.2f} times their usual in that time; this "
                      "is taken into the {:.1f} expected."),
    QT_TRANSLATE_NOOP("CoreSentence", "The log has no status, so refused requests cannot be told."),
    QT_TRANSLATE_NOOP("CoreSentence",
                      "{:.0f} % of the requests were refused or failed (otherwise {:.0f} %) and "
                      "{:.0f} % repeat a prompt (otherwise {:.0f} %)."),
    QT_TRANSLATE_NOOP("CoreSentence", "The log does not say how large the answers were."),
    QT_TRANSLATE_NOOP("CoreSentence",
                      "The median answer was {:.0f} against {:.0f} otherwise; a load test asks "
                      "for little."),
    QT_TRANSLATE_NOOP("CoreSentence",
                      "At the same hours of other days or weeks, {:.0f} % saw at least half as "
                      "many requests."),
    QT_TRANSLATE_NOOP("CoreSentence", "The account was active for {} after it."),
    QT_TRANSLATE_NOOP("CoreSentence",
                      "The account was active for {} after it; the requests keep the account's "
                      "own daily hours."),
    QT_TRANSLATE_NOOP("CoreSentence",
                      "The account was active for {} after it; the requests do not keep the "
                      "account's own daily hours."),
    QT_TRANSLATE_NOOP("CoreSentence", "The requests look like the account's own; nothing moved."),
    QT_TRANSLATE_NOOP("CoreSentence",
                      "Beside {:.0f} unlike requests there were {:.0f} of the usual kind where "
                      "{:.1f} were expected: the unlike ones came {}."),
    QT_TRANSLATE_NOOP("CoreSentence", "No model came out in the log's time."),
    QT_TRANSLATE_NOOP("CoreSentence", "None of the requests asks a model in its first three days."),
    QT_TRANSLATE_NOOP("CoreSentence",
                      "{:.0f} % of the requests ask '{}' in its first three days; some try a new "
                      "model out as soon as it is there."),
    QT_TRANSLATE_NOOP("CoreSentence", "instead of them"),
    QT_TRANSLATE_NOOP("CoreSentence", "on top"),
    QT_TRANSLATE_NOOP("CoreSentence",
                      "The log is too short to see whether this happens at other times."),
    // traits
    QT_TRANSLATE_NOOP("CoreSentence",
                      "{}: {:.0f} % of the requests inside and {:.0f} % outside have values that "
                      "are rare for the account."),
    QT_TRANSLATE_NOOP("CoreSentence",
                      "{}: {:.0f} % of the requests inside and {:.0f} % outside have values that "
                      "are rare for the account ({} '{}')."),
    QT_TRANSLATE_NOOP("CoreSentence",
                      "pace: gaps between requests differ from the habit by {:.0f} nats over the "
                      "window."),
    QT_TRANSLATE_NOOP("CoreSentence",
                      "An account holder who names the work that these requests did would "
                      "overturn it; it rests on volume and timing alone."),
    QT_TRANSLATE_NOOP("CoreSentence",
                      "An account holder who recognises the places, programs and prompts listed "
                      "here as their own would overturn it."),
    QT_TRANSLATE_NOOP("CoreSentence",
                      "An earlier log in which the account sends as much in as short a time, or "
                      "an account holder who names the job, would overturn it."),
    // sentence of a cluster
    QT_TRANSLATE_NOOP("CoreSentence",
                      "{} accounts of {} parties are tied by values that few others have ({:.0f} "
                      "linked pairs where {:.1f} would be usual) and behave alike: answers "
                      "longer than {} of accounts, use in the quiet hours above {} ({} of {} "
                      "sets of as many accounts drawn at random are as unusual): consistent with "
                      "one actor."),
    QT_TRANSLATE_NOOP("CoreSentence", "The {} accounts belong to {} organisations."),
    QT_TRANSLATE_NOOP("CoreSentence", "The log names no organisations."),
    QT_TRANSLATE_NOOP("CoreSentence",
                      "{} were created during the log; their median answer ranks above {} of all "
                      "accounts and their use in their quietest eight hours above {}: learners "
                      "sleep and ask for little."),
    QT_TRANSLATE_NOOP("CoreSentence",
                      "{} of the accounts share a payer and {} sent rare prompts that other "
                      "members sent."),
    QT_TRANSLATE_NOOP("CoreSentence",
                      "Addresses used by many outsiders were weighted by their rarity, and no "
                      "kind of link decides alone."),
    QT_TRANSLATE_NOOP("CoreSentence",
                      "{}: the median account of the cluster ranks above {} of all accounts."),
    QT_TRANSLATE_NOOP("CoreSentence", "Length of answers"),
    QT_TRANSLATE_NOOP("CoreSentence", "Use in the quietest eight hours of the day"),
    QT_TRANSLATE_NOOP("CoreSentence", "Evenness of pace"),
    QT_TRANSLATE_NOOP("CoreSentence", "Requests an hour"),
    QT_TRANSLATE_NOOP("CoreSentence",
                      "Timing: {} of the accounts act together with, take over from, or moved to "
                      "a new model with at least two others."),
    QT_TRANSLATE_NOOP("CoreSentence",
                      "Prompts that begin '{}' are {} of the cluster's and {:.1f} % of "
                      "everybody's."),
    QT_TRANSLATE_NOOP("CoreSentence",
                      "A lawful reason for the shared {} values, which tie {} of the {} "
                      "accounts, would weaken it most."),
    QT_TRANSLATE_NOOP("CoreSentence",
                      "uses {} that {} of the cluster's {} parties and {} of all {} parties use"),
    QT_TRANSLATE_NOOP("CoreSentence", "an exact prompt"),
    QT_TRANSLATE_NOOP("CoreSentence", "an API key"), QT_TRANSLATE_NOOP("CoreSentence", "a payer"),
    QT_TRANSLATE_NOOP("CoreSentence", "an address"), QT_TRANSLATE_NOOP("CoreSentence", "a network"),
    QT_TRANSLATE_NOOP("CoreSentence", "a {}"),
    // links in time
    QT_TRANSLATE_NOOP("CoreSentence",
                      "{:.0f} coincidences on {} days, where {:.1f} are usual when one account's "
                      "days are turned against the other's and {:.0f} % of turns reach as many"),
    QT_TRANSLATE_NOOP("CoreSentence",
                      "begins its sessions within {} of the other's: {}. A schedule that both "
                      "have for a reason of their own on just those days would break it."),
    QT_TRANSLATE_NOOP("CoreSentence",
                      "is followed by the other within minutes of stopping: {}. Two shifts of "
                      "one lawful team would break it."),
    QT_TRANSLATE_NOOP("CoreSentence",
                      "starts within minutes of the other's stopping: {}. Two shifts of one "
                      "lawful team would break it."),
    QT_TRANSLATE_NOOP("CoreSentence",
                      "is followed by the other {} after the own last request, in the same "
                      "manner; {:.1f} % of all accounts begin as close to that moment. An "
                      "account renamed or moved for a lawful reason would break it."),
    QT_TRANSLATE_NOOP("CoreSentence",
                      "begins {} after the other's last request, in the same manner; {:.1f} % of "
                      "all accounts begin as close to that moment. An account renamed or moved "
                      "for a lawful reason would break it."),
    QT_TRANSLATE_NOOP("CoreSentence",
                      "is followed by the other {} after it was refused to the end, in the same "
                      "manner; {:.1f} % of all accounts begin as close to that moment. A lawful "
                      "new contract of the same customer would break it."),
    QT_TRANSLATE_NOOP("CoreSentence",
                      "begins {} after the other was refused to the end, in the same manner; "
                      "{:.1f} % of all accounts begin as close to that moment. A lawful new "
                      "contract of the same customer would break it."),
    QT_TRANSLATE_NOOP("CoreSentence",
                      "is followed by the other {} after it was banned by a reference date of the "
                      "case, in the same manner; {:.1f} % of all accounts begin as close to that "
                      "moment. A lawful new contract of the same customer would break it."),
    QT_TRANSLATE_NOOP("CoreSentence",
                      "begins {} after the other was banned by a reference date of the case, in "
                      "the same manner; {:.1f} % of all accounts begin as close to that moment. A "
                      "lawful new contract of the same customer would break it."),
    QT_TRANSLATE_NOOP("CoreSentence",
                      "moved to {} within a day of its first appearance in the log and {} from "
                      "the other; {:.1f} % of the accounts that could did so as close to that "
                      "moment. A common release of client software would break it."),
    QT_TRANSLATE_NOOP("CoreSentence",
                      "moved to {} within a day of its release (a reference date of the case) and "
                      "{} from the other; {:.1f} % of the accounts that could did so as close to "
                      "that moment. A common release of client software would break it."),
    QT_TRANSLATE_NOOP("CoreSentence",
                      "{} events lie outside the densest six years and were left out"),
    // Summary
    QT_TRANSLATE_NOOP("CoreSentence", "The case holds no events yet."),
    QT_TRANSLATE_NOOP("CoreSentence", "The logs run from {} to {}."),
    QT_TRANSLATE_NOOP("CoreSentence", "{} They hold {} of {}. Detection has not been run."),
    QT_TRANSLATE_NOOP("CoreSentence",
                      "{} Of {}, none stands out from its own past or acts in step with others."),
    QT_TRANSLATE_NOOP("CoreSentence", "{} acted in a way that calls for an explanation. {}"),
    QT_TRANSLATE_NOOP("CoreSentence", "Between {} and {}, {} of {}"),
    QT_TRANSLATE_NOOP("CoreSentence", "On {}, {} of {}"),
    QT_TRANSLATE_NOOP("CoreSentence", "{} of {} are named in this case. {}"),
    QT_TRANSLATE_NOOP("CoreSentence",
                      "Together they made {} and received {}, {} of all output tokens in the "
                      "logs."),
    QT_TRANSLATE_NOOP("CoreSentence",
                      "Together they made {} and received {}, {} of all requests in the logs."),
    QT_TRANSLATE_NOOP("CoreSentence", "Together they made {}, {} of all requests in the logs."),
    QT_TRANSLATE_NOOP("CoreSentence",
                      "It made {} and received {}, {} of all output tokens in the logs."),
    QT_TRANSLATE_NOOP("CoreSentence",
                      "It made {} and received {}, {} of all requests in the logs."),
    QT_TRANSLATE_NOOP("CoreSentence", "It made {}, {} of all requests in the logs."),
    QT_TRANSLATE_NOOP("CoreSentence", "{} request"),
    QT_TRANSLATE_NOOP("CoreSentence", "{} requests"), QT_TRANSLATE_NOOP("CoreSentence", "{} error"),
    QT_TRANSLATE_NOOP("CoreSentence", "{} errors"),
    QT_TRANSLATE_NOOP("CoreSentence", "{} output tokens"),
    QT_TRANSLATE_NOOP("CoreSentence", "{} input tokens"),
    QT_TRANSLATE_NOOP("CoreSentence", "{} account"),
    QT_TRANSLATE_NOOP("CoreSentence", "{} accounts"),
    QT_TRANSLATE_NOOP("CoreSentence", "{} source"), QT_TRANSLATE_NOOP("CoreSentence", "{} sources"),
    QT_TRANSLATE_NOOP("CoreSentence", "{} record"), QT_TRANSLATE_NOOP("CoreSentence", "{} records"),
    QT_TRANSLATE_NOOP("CoreSentence", "{} detection"),
    QT_TRANSLATE_NOOP("CoreSentence", "{} detections"),
    QT_TRANSLATE_NOOP("CoreSentence", "{} finding"),
    QT_TRANSLATE_NOOP("CoreSentence", "{} findings"), QT_TRANSLATE_NOOP("CoreSentence", "{:.1f} %"),
    QT_TRANSLATE_NOOP("CoreSentence", "under 0.1 %"),
    QT_TRANSLATE_NOOP("CoreSentence", "over 99.9 %"),
    QT_TRANSLATE_NOOP("CoreSentence", "an unknown date"),
    QT_TRANSLATE_NOOP("CoreSentence", "{} January {}"),
    QT_TRANSLATE_NOOP("CoreSentence", "{} February {}"),
    QT_TRANSLATE_NOOP("CoreSentence", "{} March {}"),
    QT_TRANSLATE_NOOP("CoreSentence", "{} April {}"),
    QT_TRANSLATE_NOOP("CoreSentence", "{} May {}"), QT_TRANSLATE_NOOP("CoreSentence", "{} June {}"),
    QT_TRANSLATE_NOOP("CoreSentence", "{} July {}"),
    QT_TRANSLATE_NOOP("CoreSentence", "{} August {}"),
    QT_TRANSLATE_NOOP("CoreSentence", "{} September {}"),
    QT_TRANSLATE_NOOP("CoreSentence", "{} October {}"),
    QT_TRANSLATE_NOOP("CoreSentence", "{} November {}"),
    QT_TRANSLATE_NOOP("CoreSentence", "{} December {}"),
    QT_TRANSLATE_NOOP("CoreSentence",
                      "{}: {} confirmed by a person, {} dismissed, {} not yet looked at."),
    QT_TRANSLATE_NOOP("CoreSentence",
                      "The strongest has a q-value of {:.2g}: of detections as strong as this, "
                      "that share is expected to be chance."),
    QT_TRANSLATE_NOOP("CoreSentence",
                      "{}: {} stated with high confidence, {} signed off by a second person."),
    QT_TRANSLATE_NOOP("CoreSentence",
                      "Every figure is counted from {}: {} were read, {} understood as events "
                      "and {} kept as rejects."),
    QT_TRANSLATE_NOOP("CoreSentence", "No log has been imported."),
    QT_TRANSLATE_NOOP("CoreSentence", "Detection has not been run."),
    QT_TRANSLATE_NOOP("CoreSentence", "{} detection waits for a decision."),
    QT_TRANSLATE_NOOP("CoreSentence", "{} detections wait for a decision."),
    QT_TRANSLATE_NOOP("CoreSentence", "{} finding is in draft or in review."),
    QT_TRANSLATE_NOOP("CoreSentence", "{} findings are in draft or in review."),
    QT_TRANSLATE_NOOP("CoreSentence", "\"{}\" is confirmed but not signed off by a second person."),
    QT_TRANSLATE_NOOP("CoreSentence",
                      "{} record could not be understood and is not in the figures."),
    QT_TRANSLATE_NOOP("CoreSentence",
                      "{} records could not be understood and are not in the figures."),
    QT_TRANSLATE_NOOP("CoreSentence", "{} was read only in part: {}"),
    QT_TRANSLATE_NOOP("CoreSentence",
                      "The value is estimated from the tokens in the log; what was invoiced may "
                      "differ. {}"),
    QT_TRANSLATE_NOOP("CoreSentence",
                      "Illustrative prices, not any provider's list: put the prices of your "
                      "contract here."),
    QT_TRANSLATE_NOOP("CoreSentence",
                      "No value can be estimated: the log names no model with a known price, or "
                      "no tokens."),
    QT_TRANSLATE_NOOP("CoreSentence", "The exhibit does not say on which evidence it rests."),
    QT_TRANSLATE_NOOP("CoreSentence",
                      "Sources of the case have changed since this exhibit was cited; its "
                      "figures are of that time."),
    QT_TRANSLATE_NOOP("CoreSentence",
                      "Cited from detection run {}; the newest run is {}, which does not have "
                      "this detection."),
    QT_TRANSLATE_NOOP("CoreSentence",
                      "Cited from detection run {}; the newest run is {}, which has it too."),
    // actions of the custody log
    QT_TRANSLATE_NOOP("CoreSentence", "case.create"),
    QT_TRANSLATE_NOOP("CoreSentence", "case.describe"),
    QT_TRANSLATE_NOOP("CoreSentence", "case.open"),
    QT_TRANSLATE_NOOP("CoreSentence", "case.verify"),
    QT_TRANSLATE_NOOP("CoreSentence", "source.acquire"),
    QT_TRANSLATE_NOOP("CoreSentence", "source.verify"),
    QT_TRANSLATE_NOOP("CoreSentence", "import.failed"),
    QT_TRANSLATE_NOOP("CoreSentence", "import.cancelled"),
    QT_TRANSLATE_NOOP("CoreSentence", "detection.run"),
    QT_TRANSLATE_NOOP("CoreSentence", "verdict.set"),
    QT_TRANSLATE_NOOP("CoreSentence", "annotation.add"),
    QT_TRANSLATE_NOOP("CoreSentence", "annotation.revise"),
    QT_TRANSLATE_NOOP("CoreSentence", "annotation.retract"),
    QT_TRANSLATE_NOOP("CoreSentence", "annotation.restore"),
    QT_TRANSLATE_NOOP("CoreSentence", "finding.add"),
    QT_TRANSLATE_NOOP("CoreSentence", "finding.revise"),
    QT_TRANSLATE_NOOP("CoreSentence", "finding.retract"),
    QT_TRANSLATE_NOOP("CoreSentence", "finding.restore"),
    QT_TRANSLATE_NOOP("CoreSentence", "exhibit.add"),
    QT_TRANSLATE_NOOP("CoreSentence", "exhibit.withdraw"),
    QT_TRANSLATE_NOOP("CoreSentence", "exhibit.reinstate"),
    QT_TRANSLATE_NOOP("CoreSentence", "tag.add"), QT_TRANSLATE_NOOP("CoreSentence", "tag.remove"),
    QT_TRANSLATE_NOOP("CoreSentence", "tag.restore"),
    QT_TRANSLATE_NOOP("CoreSentence", "comment.add"),
    QT_TRANSLATE_NOOP("CoreSentence", "review.sign_off"),
    QT_TRANSLATE_NOOP("CoreSentence", "reference.add"),
    QT_TRANSLATE_NOOP("CoreSentence", "reference.revise"),
    QT_TRANSLATE_NOOP("CoreSentence", "reference.retract"),
    QT_TRANSLATE_NOOP("CoreSentence", "reference.restore"),
    QT_TRANSLATE_NOOP("CoreSentence", "overlay.add"),
    QT_TRANSLATE_NOOP("CoreSentence", "overlay.apply"),
    QT_TRANSLATE_NOOP("CoreSentence", "overlay.retract"),
    QT_TRANSLATE_NOOP("CoreSentence", "overlay.restore"),
    QT_TRANSLATE_NOOP("CoreSentence", "networks.set"),
    QT_TRANSLATE_NOOP("CoreSentence", "setting.change"),
    QT_TRANSLATE_NOOP("CoreSentence", "schema.migrate"),
    QT_TRANSLATE_NOOP("CoreSentence", "redaction.secret"),
    QT_TRANSLATE_NOOP("CoreSentence", "export.create"),
    QT_TRANSLATE_NOOP("CoreSentence", "export.failed"),
    QT_TRANSLATE_NOOP("CoreSentence", "report.create"),
    QT_TRANSLATE_NOOP("CoreSentence", "seal.create"),
    // kinds of links and values
    QT_TRANSLATE_NOOP("CoreSentence", "country"), QT_TRANSLATE_NOOP("CoreSentence", "asn"),
    QT_TRANSLATE_NOOP("CoreSentence", "network"), QT_TRANSLATE_NOOP("CoreSentence", "user_agent"),
    QT_TRANSLATE_NOOP("CoreSentence", "template"), QT_TRANSLATE_NOOP("CoreSentence", "model"),
    QT_TRANSLATE_NOOP("CoreSentence", "endpoint"), QT_TRANSLATE_NOOP("CoreSentence", "output_size"),
    QT_TRANSLATE_NOOP("CoreSentence", "input_size"), QT_TRANSLATE_NOOP("CoreSentence", "api_key"),
    QT_TRANSLATE_NOOP("CoreSentence", "payment"), QT_TRANSLATE_NOOP("CoreSentence", "prompt_hash"),
    QT_TRANSLATE_NOOP("CoreSentence", "client_ip"), QT_TRANSLATE_NOOP("CoreSentence", "created"),
    QT_TRANSLATE_NOOP("CoreSentence", "hours"), QT_TRANSLATE_NOOP("CoreSentence", "pace"),
    QT_TRANSLATE_NOOP("CoreSentence", "synchrony"), QT_TRANSLATE_NOOP("CoreSentence", "hand_over"),
    QT_TRANSLATE_NOOP("CoreSentence", "replacement"), QT_TRANSLATE_NOOP("CoreSentence", "pivot"),
    // names of charts
    QT_TRANSLATE_NOOP("CoreSentence", "Requests per {}"),
    QT_TRANSLATE_NOOP("CoreSentence", "Input tokens per {}"),
    QT_TRANSLATE_NOOP("CoreSentence", "Output tokens per {}"),
    QT_TRANSLATE_NOOP("CoreSentence", "Request bytes per {}"),
    QT_TRANSLATE_NOOP("CoreSentence", "Response bytes per {}")};

} // namespace

std::span<const char* const> coreFindingSentences() {
    return kFindingSentences;
}

} // namespace tidemark
