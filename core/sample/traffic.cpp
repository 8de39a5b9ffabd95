// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/traffic.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace tidemark::sample {

namespace {

struct Shape {
    std::array<std::int64_t, 24> hours; ///< local hours, thousandths of a day
    std::array<std::int64_t, 7> days;   ///< Monday first, per cent
};

constexpr Shape kShapes[] = {
    {{4, 3, 3, 3, 4, 8, 18, 40, 76, 96, 100, 90, 66, 84, 98, 94, 82, 56, 28, 16, 11, 9, 6, 5},
     {108, 114, 116, 112, 98, 16, 12}},
    {{30, 20, 13, 8, 5, 5, 6, 10, 24, 46, 62, 66, 56, 62, 70, 72, 66, 58, 52, 58, 66, 66, 50, 29},
     {108, 112, 112, 110, 100, 78, 72}},
    {{18, 11, 8, 6, 5, 7, 13, 25, 35, 40, 45, 49, 52, 49, 48, 48, 53, 62, 74, 86, 98, 94, 53, 21},
     {94, 95, 97, 99, 105, 112, 108}},
    {{38, 37, 37, 36, 36, 37, 39, 41, 43, 44, 45, 46,
      46, 46, 46, 46, 45, 44, 43, 43, 42, 41, 40, 39},
     {101, 102, 102, 102, 101, 97, 95}},
};
constexpr bool shapesAddUp() {
    for (const Shape& shape : kShapes) {
        std::int64_t sum = 0;
        for (const std::int64_t hour : shape.hours) sum += hour;
        if (sum != 1000) return false;
    }
    return true;
}
static_assert(shapesAddUp());

// Thousandths of a day's sessions that fall in the UTC hour starting at `at_ms`.
std::int64_t hourWeight(Rhythm rhythm, std::int64_t at_ms, std::int64_t zone_hours) {
    const Shape& shape = kShapes[static_cast<std::size_t>(rhythm)];
    const std::int64_t local = at_ms / kHour + zone_hours + 7 * 24; // never negative
    return shape.hours[static_cast<std::size_t>(local % 24)] *
           shape.days[static_cast<std::size_t>(local / 24 % 7)] / 100;
}

std::int64_t ordinaryStatus(SampleRandom& random) {
    const std::int64_t luck = random.below(1000);
    if (luck < 8) return 429;
    if (luck < 17) return 400;
    if (luck < 19) return 401;
    if (luck < 23) return 500;
    if (luck < 26) return 503;
    return 200;
}

} // namespace

Request& Traffic::send(const SceneManner& manner, std::int64_t at_ms, SampleRandom& random) {
    Request request;
    bool down = false;
    if (at_ms >= kOutageStart && at_ms < kOutageEnd) {
        // Three in four never reach the gateway and are tried again once it is back.
        if (random.chance(750))
            at_ms = kOutageEnd + std::min(random.below(100 * kMinute), random.below(100 * kMinute));
        else
            down = random.chance(850);
    }
    request.at_ms = at_ms;
    request.account = manner.account;
    request.key = manner.key;
    request.scene = manner.scene;
    const auto other =
        static_cast<std::size_t>(random.below(static_cast<std::int64_t>(manner.places.size())));
    request.place = manner.places[random.chance(850) ? 0 : other];
    request.agent = manner.agents[static_cast<std::size_t>(
        random.below(static_cast<std::int64_t>(manner.agents.size())))];
    request.model = manner.model;
    if (manner.adopt_ms >= 0 && at_ms >= manner.adopt_ms && random.chance(manner.adopt_permille))
        request.model = Model::New;
    fillPrompt(manner, request, random);
    fillSizes(manner, request, random);
    const std::int64_t status = down ? 503 : ordinaryStatus(random);
    if (status != 200) fail(request, status, random);
    m_requests.push_back(std::move(request));
    return m_requests.back();
}

void Traffic::fillPrompt(const SceneManner& manner, Request& request, SampleRandom& random) {
    if (!m_requests.empty() && random.chance(manner.repeat_permille)) {
        // The last prompt of this account, if it is near; sending the same again is common.
        const std::size_t back = std::min<std::size_t>(m_requests.size(), 12);
        for (std::size_t i = m_requests.size() - back; i < m_requests.size(); ++i) {
            if (m_requests[i].account != manner.account) continue;
            request.prompt = m_requests[i].prompt;
            request.prompt_hash = m_requests[i].prompt_hash;
            return;
        }
    }
    request.prompt_hash = random.next();
    if (!manner.numbered.empty())
        request.prompt =
            fmt::format(fmt::runtime(manner.numbered), 1 + random.below(90'000), topic(random));
    else
        request.prompt = manner.prompts[static_cast<std::size_t>(
            random.below(static_cast<std::int64_t>(manner.prompts.size())))];
}

void Traffic::fillSizes(const SceneManner& manner, Request& request, SampleRandom& random) {
    request.input_tokens = std::min<std::int64_t>(
        random.spread(manner.input.median, manner.input.spread_milli), 150'000);
    request.request_bytes = 520 + request.input_tokens * 4;
    if (request.model == Model::Embed) {
        request.response_bytes = 6'240;
    } else {
        request.output_tokens = std::min<std::int64_t>(
            random.spread(manner.output.median, manner.output.spread_milli), 8'192);
        request.response_bytes = 310 + request.output_tokens * 4;
    }
    request.latency_ms =
        random.spread(170 + request.input_tokens / 20 + request.output_tokens * 11, 350);
}

void Traffic::fail(Request& request, std::int64_t status, SampleRandom& random) {
    request.status = status;
    request.output_tokens = 0;
    request.response_bytes = random.between(140, 210);
    request.latency_ms = status < 500 ? random.between(18, 140) : random.between(800, 5'000);
}

void Traffic::live(const SceneManner& manner, const Life& life) {
    const Account& account = m_cast.at(manner.account);
    SampleRandom random("life/" + account.id, manner.scene);
    std::int64_t level = 1000;
    for (std::int64_t hour = 0; hour < kEnd; hour += kHour) {
        if (hour % kDay == 0) level = random.spread(1000, 320); // no two days are alike
        const std::int64_t weight = hourWeight(life.rhythm, hour, account.zone_hours);
        const std::int64_t lift = life.lift ? life.lift(hour) : 1000;
        std::int64_t sessions =
            random.poisson(life.sessions_milli * weight / 1000 * level / 1000 * lift / 1000);
        for (; sessions > 0; --sessions) {
            std::int64_t at = hour + random.below(kHour);
            const std::int64_t size = 1 + random.poisson((life.session_size - 1) * 1000);
            for (std::int64_t i = 0; i < size;
                 ++i, at += random.between(4 * kSecond, 110 * kSecond))
                if (at >= life.from_ms && at < life.to_ms) send(manner, at, random);
        }
    }
}

std::vector<Request> Traffic::take() {
    std::stable_sort(m_requests.begin(), m_requests.end(),
                     [](const Request& a, const Request& b) { return a.at_ms < b.at_ms; });
    return std::move(m_requests);
}

} // namespace tidemark::sample
