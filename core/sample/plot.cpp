// SPDX-License-Identifier: GPL-3.0-or-later
// The four things that are wrong in the sample incident.
#include "core/sample/story.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace tidemark::sample {

// One Saturday night a small publisher's key pulls a hundred times its usual day, in long answers.
void addNightSpike(Stage& stage) {
    const std::size_t scene = stage.open(
        "night-spike", "spike",
        "A small publisher that sends some thirty requests on a working day sends about three "
        "thousand in one Saturday night, each asking for the next part of a long document.");
    const std::size_t account =
        stage.enlist(scene, {"tallowreed_press", "", "IE", -411 * kDay + 9 * kHour, true, 1});
    SceneManner usual = usualManner(stage.cast, account, Trade::Content);
    stage.traffic.live(usual, {Rhythm::Office, 9'000, 3, 0, kEnd, {}});

    SceneManner night = usual;
    night.scene = scene;
    night.agents = {"python-httpx/0.27.0"};
    night.output = {3'400, 500};
    night.repeat_permille = 0;
    night.numbered = "Continue the document word for word. Part {} of the chapter on {}";
    SampleRandom random("night-spike");
    const std::int64_t from = onDay(13, 22, 4), to = onDay(14, 3, 31);
    for (std::int64_t at = from; at < to; at += random.between(3'200, 9'600))
        stage.traffic.send(night, at, random);
}

namespace {

constexpr std::array<std::string_view, 10> kGroup = {
    "amber_lake",  "bright_harbour", "calm_river", "deep_meadow", "early_bridge",
    "fair_island", "golden_field",   "high_cedar", "inner_coast", "jade_valley"};
constexpr std::size_t kSuspended = 3;   // is locked out ...
constexpr std::size_t kReplacement = 9; // ... and this one signs up two hours later
constexpr std::int64_t kLockOut = onDay(22, 9);
constexpr std::int64_t kSecondStart = onDay(22, 11, 20);
constexpr std::int64_t kPivot = onDay(18, 2, 10); // ten hours after the new model's launch
constexpr std::int64_t kGroupEnd = onDay(28, 4);

struct Member {
    SceneManner manner;
    std::int64_t from = 0, to = 0;
    std::int64_t turnout = 0; ///< permille of the waves it joins
};

Member makeMember(Stage& stage, std::size_t scene, std::size_t number, SampleRandom& random) {
    const bool replacement = number == kReplacement;
    const std::int64_t born = replacement
                                  ? kSecondStart - 25 * kMinute
                                  : onDay(8, 6) + static_cast<std::int64_t>(number) * 5 * kHour +
                                        random.below(40) * kMinute;
    const std::size_t account = stage.enlist(scene, {kGroup[number], "", "US", born, true, 1});
    Account& who = stage.cast.at(account);
    if (!replacement) who.payment = token("pf_", "the card of the group", 7, 12);

    Member member;
    member.manner = usualManner(stage.cast, account, Trade::Documents);
    SceneManner& manner = member.manner;
    manner.scene = scene;
    manner.places.clear();
    for (const std::size_t host : {number % 4, (number + 1) % 4})
        manner.places.push_back({fmt::format("203.0.113.{}", 40 + 3 * host), 64'505, "US"});
    manner.agents = {"python-httpx/0.27.2"};
    manner.input = {420, 450};
    manner.output = {1'500, 450};
    manner.numbered =
        "Reason in small steps and write every one of them down. Exercise {}, field: {}";
    manner.repeat_permille = 4;
    manner.adopt_ms = kPivot;
    manner.adopt_permille = 940;
    member.from = replacement ? kSecondStart : born + random.between(3, 11) * kHour;
    member.to = number == kSuspended ? kLockOut : kGroupEnd;
    member.turnout = random.between(760, 930);
    return member;
}

} // namespace

// Ten new accounts behind one network and (nine of them) one card, working through one list in
// step.
void addLinkedGroup(Stage& stage) {
    const std::size_t scene = stage.open(
        "linked-group", "cluster",
        "Nine accounts made within two days, and a tenth two hours after one of them was locked "
        "out, "
        "share a network, a card (not the tenth) and one prompt template, work in the same minutes "
        "day and night, and move to the new model ten hours after its launch.");
    SampleRandom random("linked-group");
    std::vector<Member> members;
    for (std::size_t i = 0; i < kGroup.size(); ++i)
        members.push_back(makeMember(stage, scene, i, random));

    for (std::int64_t wave = onDay(8, 10); wave < kGroupEnd;
         wave += random.between(24, 62) * kMinute) {
        if (wave / kHour % 24 >= 19 && wave / kHour % 24 < 23) continue; // four quiet hours a day
        for (Member& member : members) {
            if (wave < member.from || wave >= member.to || !random.chance(member.turnout)) continue;
            std::int64_t at = wave + random.below(80 * kSecond);
            for (std::int64_t n = random.between(1, 4); n > 0;
                 --n, at += random.between(7, 21) * kSecond)
                stage.traffic.send(member.manner, at, random);
        }
    }
    // The locked-out account knocks for a while.
    for (std::int64_t at = kLockOut; at < kLockOut + 40 * kMinute;
         at += random.between(40, 150) * kSecond)
        Traffic::fail(stage.traffic.send(members[kSuspended].manner, at, random), 403, random);
}

// A search company's account takes three times what it used to, day and night, with longer
// answers.
void addSlowShift(Stage& stage) {
    const std::size_t scene = stage.open(
        "slow-shift", "shift",
        "A search company's steady account carries three times its usual load from the 15th on, "
        "at an even pace through nights and weekends, with answers more than twice as long.");
    const std::size_t account =
        stage.enlist(scene, {"copperline_search", "", "NL", -640 * kDay + 11 * kHour, true, 2});
    SceneManner usual = usualManner(stage.cast, account, Trade::Search);
    stage.traffic.live(usual, {Rhythm::Service, 27'000, 2, 0, kEnd, {}});

    SceneManner extra = usual;
    extra.scene = scene;
    extra.key = 1 - usual.key;
    extra.output = {900, 500};
    extra.numbered = "Write a full reference answer for item {} of the question bank on {}";
    SampleRandom random("slow-shift");
    for (std::int64_t at = onDay(15, 7, 30); at < onDay(28, 22);
         at += random.between(6, 18) * kMinute)
        stage.traffic.send(extra, at, random);
}

namespace {

// Before the volume comes the test: does the key work, and for what?
void probe(Stage& stage, const SceneManner& thief, std::int64_t from, SampleRandom& random) {
    for (std::int64_t i = 0; i < 14; ++i) {
        Request& request =
            stage.traffic.send(thief, from + i * random.between(50, 110) * kSecond, random);
        if (i % 3 == 0) {
            request.listing = true;
            request.model = Model::None;
            request.prompt.clear();
            request.input_tokens = request.output_tokens = 0;
            request.status = 200;
            request.request_bytes = 310;
            request.response_bytes = 1'900;
            request.latency_ms = random.between(9, 90);
        } else if (i % 3 == 1) {
            Traffic::fail(request, 400, random);
        }
    }
}

} // namespace

// A robotics firm's key, left somewhere public, is used from five countries in one night.
void addLeakedKey(Stage& stage) {
    const std::size_t scene = stage.open(
        "leaked-key", "spike",
        "A robotics firm's key is tried out late on a Friday and then used from five networks "
        "in five countries until it is revoked on Saturday morning.");
    const std::size_t account =
        stage.enlist(scene, {"fennel_robotics", "", "DE", -233 * kDay + 14 * kHour, true, 2});
    SceneManner usual = usualManner(stage.cast, account, Trade::Code);
    usual.key = 0;
    stage.traffic.live(usual, {Rhythm::Developer, 8'000, 4, 0, kEnd, {}});

    SceneManner thief = usual;
    thief.scene = scene;
    thief.agents = {"okhttp/4.12.0", "node-fetch/3.3.2"};
    thief.prompts = {"You are a character in an endless story. Stay in role: ",
                     "Continue the scene: "};
    thief.input = {2'600, 700};
    thief.output = {480, 700};
    thief.places = {{"198.51.100.23", 64'496, "VN"},
                    {"198.51.100.87", 64'497, "BR"},
                    {"198.51.100.142", 64'498, "RO"},
                    {"198.51.100.190", 64'499, "ZA"},
                    {"198.51.100.231", 64'500, "MX"}};
    SampleRandom random("leaked-key");
    probe(stage, thief, onDay(19, 23, 41), random);
    const std::int64_t revoked = onDay(20, 9, 52);
    for (std::int64_t at = onDay(20, 0, 20); at < revoked; at += random.between(9, 52) * kSecond) {
        std::rotate(thief.places.begin(), thief.places.begin() + random.below(5),
                    thief.places.end());
        stage.traffic.send(thief, at, random);
    }
    for (std::int64_t at = revoked; at < revoked + 25 * kMinute;
         at += random.between(15, 70) * kSecond)
        Traffic::fail(stage.traffic.send(thief, at, random), 401, random);
}

} // namespace tidemark::sample
