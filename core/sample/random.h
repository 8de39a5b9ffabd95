// SPDX-License-Identifier: GPL-3.0-or-later
// Random draws that are the same on every machine and with every library: SplitMix64 (Steele, Lea,
// Flood 2014) and distributions in 64-bit integers. One owner thread per object.
#pragma once

#include <cstdint>
#include <string_view>

namespace tidemark {

class SampleRandom {
public:
    /// A stream of its own for each name, so a change to one part of the story leaves the rest
    /// alone.
    explicit SampleRandom(std::string_view name, std::uint64_t number = 0);

    std::uint64_t next();
    /// Uniform in [0, limit); 0 < limit < 2^32.
    std::int64_t below(std::int64_t limit);
    /// Uniform in [from, to); from < to.
    std::int64_t between(std::int64_t from, std::int64_t to) { return from + below(to - from); }
    /// True with a probability of `permille` in a thousand.
    bool chance(std::int64_t permille) { return below(1000) < permille; }
    /// Poisson with a mean of `mean_milli` thousandths.
    std::int64_t poisson(std::int64_t mean_milli);
    /// About log-normal: `median` times 2^(z * spread_milli / 1000), z about normal (sum of twelve
    /// uniforms), at least 1. Preconditions: 0 < median < 2^31, spread_milli <= 2000.
    std::int64_t spread(std::int64_t median, std::int64_t spread_milli);

private:
    std::uint64_t m_state;
};

/// SplitMix64's finaliser: a well mixed 64-bit number from any other.
std::uint64_t mixBits(std::uint64_t bits);

} // namespace tidemark
