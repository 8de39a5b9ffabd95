// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/story.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace tidemark::sample {

namespace {

struct Habit {
    Rhythm rhythm;
    Model model;
    Size input, output;
    std::int64_t session_size;
    std::string_view agents[2];
};

// By Trade.
constexpr Habit kHabits[] = {
    {Rhythm::Consumer,
     Model::Mini,
     {320, 1200},
     {210, 1100},
     4,
     {"heron-web/3.2 (playground)", "axios/1.7.2"}},
    {Rhythm::Office,
     Model::Large,
     {2300, 900},
     {330, 900},
     3,
     {"heron-python/1.4.2 CPython/3.12", "heron-python/1.3.9 CPython/3.11"}},
    {Rhythm::Developer,
     Model::Large,
     {1700, 1300},
     {520, 1200},
     5,
     {"editor-plugin/4.2.0", "heron-node/2.1.0 node/22.2"}},
    {Rhythm::Office,
     Model::Large,
     {260, 800},
     {900, 800},
     3,
     {"python-requests/2.32.3", "heron-web/3.2 (playground)"}},
    {Rhythm::Service,
     Model::Mini,
     {900, 900},
     {160, 800},
     2,
     {"Go-http-client/2.0", "okhttp/4.12.0"}},
    {Rhythm::Service,
     Model::Embed,
     {280, 1200},
     {1, 0},
     6,
     {"heron-python/1.4.2 CPython/3.12", "python-httpx/0.27.0"}},
};

const Habit& habitOf(Trade trade) {
    return kHabits[static_cast<std::size_t>(trade)];
}

Trade drawnTrade(SampleRandom& random) {
    constexpr std::pair<Trade, std::int64_t> kShares[] = {
        {Trade::Chat, 26},    {Trade::Documents, 22}, {Trade::Code, 17},
        {Trade::Content, 13}, {Trade::Search, 13},    {Trade::Embedding, 9}};
    std::int64_t drawn = random.below(100);
    for (const auto& [trade, share] : kShares) {
        if (drawn < share) return trade;
        drawn -= share;
    }
    return Trade::Chat;
}

void addOrdinaryLives(Stage& stage) {
    SampleRandom random("ordinary");
    for (std::size_t i = 0; i < stage.cast.ordinary(); ++i) {
        const Trade trade = drawnTrade(random);
        SceneManner manner = usualManner(stage.cast, i, trade);
        if (random.chance(180))
            manner.places.insert(manner.places.begin(), stage.cast.dataCentre());
        if (random.chance(420)) {
            manner.adopt_ms = kLaunch + random.below(9 * kDay);
            manner.adopt_permille = random.between(200, 850);
        }
        Life life;
        life.rhythm = habitOf(trade).rhythm;
        life.session_size = habitOf(trade).session_size;
        life.sessions_milli = random.spread(1'700, 1'450);
        life.from_ms = std::max<std::int64_t>(0, stage.cast.at(i).created_ms);
        if (random.chance(60))
            life.to_ms = random.between(12 * kDay / kHour, 27 * kDay / kHour) * kHour;
        stage.traffic.live(manner, life);
    }
}

} // namespace

std::size_t Stage::open(std::string_view name, std::string_view kind, std::string_view note) {
    scenes.push_back({std::string(name), std::string(kind), std::string(note), {}});
    return scenes.size() - 1;
}

std::size_t Stage::enlist(std::size_t scene, const NewAccount& wanted) {
    const std::size_t account = cast.add(wanted);
    scenes[scene].accounts.push_back(account);
    return account;
}

SceneManner usualManner(const Cast& cast, std::size_t account, Trade trade) {
    const Habit& habit = habitOf(trade);
    const Account& who = cast.at(account);
    SampleRandom random("manner/" + who.id);
    SceneManner manner;
    manner.account = account;
    manner.places = {who.home};
    manner.agents = {std::string(habit.agents[random.chance(600) ? 0 : 1])};
    manner.key = static_cast<std::size_t>(random.below(static_cast<std::int64_t>(who.keys.size())));
    manner.model = habit.model;
    manner.input = {random.spread(habit.input.median, 600), habit.input.spread_milli};
    manner.output = {random.spread(habit.output.median, 500), habit.output.spread_milli};
    for (std::int64_t i = random.between(3, 8); i > 0; --i)
        manner.prompts.push_back(ordinaryPrompt(random));
    return manner;
}

Rhythm usualRhythm(Trade trade) {
    return habitOf(trade).rhythm;
}

Story tellStory() {
    Story story;
    Cast cast;
    Traffic traffic(cast);
    Stage stage{cast, traffic, story.scenes};
    stage.open("ordinary", "lawful", "Everybody else going about their days.");
    addOrdinaryLives(stage);
    addNightSpike(stage);
    addLinkedGroup(stage);
    addSlowShift(stage);
    addLeakedKey(stage);
    addProductLaunch(stage);
    addNightlyBatch(stage);
    addRetryStorm(stage);
    addClassroom(stage);
    addTraveller(stage);
    addCommonEvents(stage);
    story.requests = traffic.take();
    story.accounts = cast.accounts();
    return story;
}

} // namespace tidemark::sample
