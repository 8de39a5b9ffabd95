// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/random.h"

#include <algorithm>

namespace tidemark {

namespace {

constexpr std::uint64_t kGolden = 0x9E3779B97F4A7C15;
constexpr std::int64_t kOne = 65'536; // fixed point with 16 fraction bits

// 2^(i/16) for i = 0..16, in fixed point.
constexpr std::int64_t kPowers[] = {65536,  68438,  71468,  74632,  77936,  81386,
                                    84990,  88752,  92682,  96785,  101070, 105545,
                                    110218, 115098, 120194, 125515, 131072};

// median * 2^exponent, the exponent in fixed point within ±24.
std::int64_t scaleByPower(std::int64_t median, std::int64_t exponent) {
    std::int64_t whole = exponent / kOne, part = exponent % kOne;
    if (part < 0) {
        part += kOne;
        --whole;
    }
    const auto step = static_cast<std::size_t>(part / 4096);
    const std::int64_t rest = part % 4096;
    const std::int64_t factor = kPowers[step] + (kPowers[step + 1] - kPowers[step]) * rest / 4096;
    const std::int64_t scaled = median * factor;
    const std::int64_t shift = 16 - whole;
    return shift >= 0 ? scaled >> std::min<std::int64_t>(shift, 62) : scaled << -shift;
}

} // namespace

std::uint64_t mixBits(std::uint64_t bits) {
    bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
    bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
    return bits ^ (bits >> 31);
}

SampleRandom::SampleRandom(std::string_view name, std::uint64_t number)
    : m_state(number * kGolden) {
    for (const char letter : name)
        m_state = mixBits(m_state + kGolden + static_cast<unsigned char>(letter));
}

std::uint64_t SampleRandom::next() {
    m_state += kGolden;
    return mixBits(m_state);
}

std::int64_t SampleRandom::below(std::int64_t limit) {
    return static_cast<std::int64_t>(((next() >> 32) * static_cast<std::uint64_t>(limit)) >> 32);
}

std::int64_t SampleRandom::poisson(std::int64_t mean_milli) {
    // Knuth's product of uniforms, in pieces with a mean of at most one so that e^-mean stays exact
    // enough in 32 bits: e^-x by its series, x in fixed point with 32 fraction bits.
    std::int64_t count = 0;
    for (; mean_milli > 0; mean_milli -= 1000) {
        const auto x =
            (static_cast<std::uint64_t>(std::min<std::int64_t>(mean_milli, 1000)) << 32) / 1000;
        std::uint64_t term = std::uint64_t{1} << 32;
        std::int64_t limit = static_cast<std::int64_t>(term);
        for (std::uint64_t n = 1; n <= 12; ++n) {
            term = ((term >> 1) * (x >> 1) >> 30) / n;
            limit +=
                n % 2 == 1 ? -static_cast<std::int64_t>(term) : static_cast<std::int64_t>(term);
        }
        std::uint64_t product = next() >> 32;
        while (product > static_cast<std::uint64_t>(limit)) {
            ++count;
            product = (product * (next() >> 32)) >> 32;
        }
    }
    return count;
}

std::int64_t SampleRandom::spread(std::int64_t median, std::int64_t spread_milli) {
    std::int64_t normal = -6 * kOne;
    for (int i = 0; i < 3; ++i) {
        const std::uint64_t bits = next();
        for (unsigned part = 0; part < 4; ++part)
            normal += static_cast<std::int64_t>((bits >> (16 * part)) & 0xFFFF);
    }
    return std::max<std::int64_t>(1, scaleByPower(median, normal * spread_milli / 1000));
}

} // namespace tidemark
