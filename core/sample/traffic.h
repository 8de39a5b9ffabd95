// SPDX-License-Identifier: GPL-3.0-or-later
// Makes requests. Ordinary life comes in sessions that follow the local day and week; scenes send
// single requests at moments of their choosing. The outage falls on everybody alike. One thread.
#pragma once

#include "core/sample/cast.h"
#include "core/sample/random.h"
#include "core/sample/scene.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace tidemark::sample {

enum class Rhythm { Office, Developer, Consumer, Service };

/// An account's ordinary days.
struct Life {
    Rhythm rhythm = Rhythm::Office;
    std::int64_t sessions_milli = 2000; ///< sessions a day, in thousandths
    std::int64_t session_size = 3;      ///< requests a session, on average
    std::int64_t from_ms = 0, to_ms = kEnd;
    /// Volume of an hour that starts then, in thousandths of the usual; empty = always 1000.
    std::function<std::int64_t(std::int64_t)> lift;
};

class Traffic {
public:
    explicit Traffic(const Cast& cast) : m_cast(cast) {}

    /// One request, with sizes, errors and prompt as the manner has them. The reference is good
    /// until the next call; a scene may change what is special about it.
    Request& send(const SceneManner& manner, std::int64_t at_ms, SampleRandom& random);
    /// All requests of a life. The stream of draws is named by the account.
    void live(const SceneManner& manner, const Life& life);

    /// Every request, in time order; ties in order of making.
    [[nodiscard]] std::vector<Request> take();

    /// Sets status and what follows from it: an answer that is an error has no output.
    static void fail(Request& request, std::int64_t status, SampleRandom& random);

private:
    void fillPrompt(const SceneManner& manner, Request& request, SampleRandom& random);
    void fillSizes(const SceneManner& manner, Request& request, SampleRandom& random);

    const Cast& m_cast;
    std::vector<Request> m_requests;
};

} // namespace tidemark::sample
