// SPDX-License-Identifier: GPL-3.0-or-later
// Seven things in the sample incident that look wrong and are not.
#include "core/sample/story.h"

#include <fmt/format.h>

#include <array>

namespace tidemark::sample {

// A games maker's new title goes public; people play it at the hours when people play.
void addProductLaunch(Stage& stage) {
    const std::size_t scene = stage.open(
        "product-launch", "lawful",
        "A games maker launches a title on the afternoon of the 16th: fifteen times the usual "
        "volume, along the usual hours of the day, ebbing away over a week.");
    const std::size_t account =
        stage.enlist(scene, {"sundial_games", "", "CA", -320 * kDay + 16 * kHour, true, 1});
    SceneManner manner = usualManner(stage.cast, account, Trade::Chat);
    manner.scene = scene;
    manner.places.push_back(stage.cast.dataCentre());
    Life life{Rhythm::Consumer, 7'000, 4, 0, kEnd, {}};
    life.lift = [](std::int64_t hour) -> std::int64_t {
        constexpr std::int64_t kStart = onDay(16, 19);
        if (hour < kStart) return 1000;
        // Falls by three tenths a day towards twice the old level.
        std::int64_t above = 13'000;
        for (std::int64_t day = (hour - kStart) / kDay; day > 0; --day) above = above * 7 / 10;
        return 2000 + above;
    };
    stage.traffic.live(manner, life);
}

// An auditor's job reads the day's ledgers every night at two.
void addNightlyBatch(Stage& stage) {
    const std::size_t scene =
        stage.open("nightly-batch", "lawful",
                   "An auditor's job sends some 120 requests at two o'clock every "
                   "night, for as long as the log goes.");
    const std::size_t account =
        stage.enlist(scene, {"ledgerline_audit", "", "GB", -502 * kDay + 10 * kHour, true, 2});
    SceneManner manner = usualManner(stage.cast, account, Trade::Documents);
    manner.scene = scene;
    stage.traffic.live(manner, {Rhythm::Office, 3'000, 3, 0, kEnd, {}});
    manner.numbered = "Check ledger page {} against the entries on {}";
    manner.places = {stage.cast.dataCentre()};
    SampleRandom random("nightly-batch");
    for (std::int64_t day = 1; day <= kDays; ++day) {
        std::int64_t at = onDay(day, 2) + random.below(50 * kSecond);
        for (std::int64_t pages = random.between(108, 133); pages > 0; --pages) {
            stage.traffic.send(manner, at, random);
            at += random.between(9, 15) * kSecond;
        }
    }
}

// A programming mistake: an overloaded model, and a client that tries again at once.
void addRetryStorm(Stage& stage) {
    const std::size_t scene = stage.open(
        "retry-storm", "lawful",
        "A help desk's client repeats the same few prompts some 700 times in three quarters of "
        "an hour because each is answered with \"too many requests\".");
    const std::size_t account =
        stage.enlist(scene, {"pocketfern_helpdesk", "", "US", -95 * kDay + 18 * kHour, true, 1});
    SceneManner manner = usualManner(stage.cast, account, Trade::Documents);
    manner.scene = scene;
    stage.traffic.live(manner, {Rhythm::Office, 8'000, 3, 0, kEnd, {}});
    SampleRandom random("retry-storm");
    const std::array<std::uint64_t, 5> hashes = {random.next(), random.next(), random.next(),
                                                 random.next(), random.next()};
    for (std::int64_t at = onDay(23, 15, 5); at < onDay(23, 15, 50);
         at += random.between(2'100, 5'700)) {
        Request& request = stage.traffic.send(manner, at, random);
        const auto which = static_cast<std::size_t>(random.below(5));
        request.prompt_hash = hashes[which];
        request.prompt = manner.prompts[which % manner.prompts.size()];
        if (!random.chance(40)) Traffic::fail(request, random.chance(850) ? 429 : 503, random);
    }
}

namespace {

constexpr std::array<std::string_view, 24> kPupils = {
    "ada",   "bilal", "cora",  "dewi",  "esme", "farid", "greta", "hugo",
    "imani", "jonas", "kira",  "leon",  "mina", "noor",  "orla",  "piet",
    "quinn", "rosa",  "senne", "tariq", "una",  "viggo", "wren",  "yusuf"};

} // namespace

// Twenty-four pupils behind one school address, with one worksheet, twice a week.
void addClassroom(Stage& stage) {
    const std::size_t scene = stage.open(
        "classroom", "lawful",
        "Twenty-four pupils of one school work on the same worksheet from one address, on "
        "Monday and Thursday mornings; their accounts were made in the first lesson.");
    SampleRandom random("classroom");
    std::vector<SceneManner> pupils;
    const ScenePlace school{"192.0.2.44", 64'580, "GB"};
    for (const std::string_view name : kPupils) {
        const std::string id = fmt::format("willowmere_{}", name);
        const std::int64_t born = onDay(1, 8, 5) + random.below(22 * kMinute);
        const std::size_t account =
            stage.enlist(scene, {id, "willowmere_school", "GB", born, false, 1});
        SceneManner manner = usualManner(stage.cast, account, Trade::Chat);
        manner.scene = scene;
        manner.places = {school};
        manner.agents = {"heron-web/3.2 (playground)"};
        pupils.push_back(std::move(manner));
    }
    for (const std::int64_t day : {1, 4, 8, 11, 15, 18, 22, 25}) {
        std::vector<std::string> worksheet;
        for (int i = 0; i < 6; ++i)
            worksheet.push_back(
                fmt::format("Worksheet {}: explain to the class {}", day, topic(random)));
        for (SceneManner& pupil : pupils) {
            if (random.chance(60)) continue; // absent
            pupil.prompts = worksheet;
            std::int64_t at = onDay(day, 8, 35) + random.below(6 * kMinute);
            for (std::int64_t n = random.between(6, 13); n > 0;
                 --n, at += random.between(90, 520) * kSecond)
                stage.traffic.send(pupil, at, random);
        }
    }
}

// A translator works from Japan for ten days, with the same key and the same program.
void addTraveller(Stage& stage) {
    const std::size_t scene = stage.open(
        "traveller", "lawful",
        "A translator from Portugal works from Japan between the 9th and the 18th, at Japanese "
        "hours, with the same key and the same program.");
    const std::size_t account =
        stage.enlist(scene, {"ines_marlow", "", "PT", -150 * kDay + 12 * kHour, true, 1});
    SceneManner manner = usualManner(stage.cast, account, Trade::Content);
    manner.scene = scene;
    Life life{Rhythm::Office, 7'000, 3, 0, onDay(9, 0), {}};
    stage.traffic.live(manner, life);
    life.from_ms = onDay(19, 6);
    life.to_ms = kEnd;
    stage.traffic.live(manner, life);
    Account& who = stage.cast.at(account);
    manner.places = {stage.cast.home("JP")};
    who.zone_hours = 9;
    life.from_ms = onDay(9, 20);
    life.to_ms = onDay(18, 12);
    stage.traffic.live(manner, life);
    who.zone_hours = 1;
}

void addCommonEvents(Stage& stage) {
    stage.open(
        "outage", "lawful",
        "The gateway is down on the 11th from 13:10 to 14:00; whoever was refused comes back, so "
        "that the two hours after it are busier than usual for everybody.");
    stage.open(
        "model-launch", "lawful",
        "heron-3-large becomes available on the 17th at 16:00; four ordinary accounts in ten take "
        "it up within nine days.");
}

} // namespace tidemark::sample
