// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/block_encoder.h"

#include "core/store/codec.h"

#include <algorithm>
#include <thread>
#include <utility>

namespace tidemark {

namespace {

unsigned encoderThreads() {
    return std::clamp(std::thread::hardware_concurrency() / 2, 1U, 4U);
}

} // namespace

void BlockRows::complete() {
    for (std::size_t f = 1; f < kFieldCount; ++f) {
        if (!numbers[f].empty()) numbers[f].resize(rows, kNoNumber);
        if (!ids[f].empty()) ids[f].resize(rows, 0);
        if (!texts[f].empty()) texts[f].extend(rows);
    }
}

void BlockRows::clear() {
    rows = 0;
    for (auto& column : numbers) column.clear();
    for (auto& column : ids) column.clear();
    for (auto& column : texts) column.clear();
}

BlockColumns encodeBlock(const BlockRows& rows) {
    BlockColumns columns;
    for (std::size_t f = 1; f < kFieldCount; ++f) {
        const auto field = static_cast<Field>(f);
        const bool tryDelta = field == Field::Time || field == Field::ContentOffset;
        if (!rows.numbers[f].empty())
            encodeNumbers(rows.numbers[f], tryDelta, columns[f]);
        else if (!rows.ids[f].empty())
            encodeIds(rows.ids[f], columns[f]);
        else if (!rows.texts[f].empty())
            encodeTexts(rows.texts[f], columns[f]);
    }
    return columns;
}

BlockEncoder::BlockEncoder()
    : m_most(encoderThreads() + std::size_t{1}), m_workers(encoderThreads(), m_most, [] {
          return [](BlockRows&& rows) {
              Encoded encoded{encodeBlock(rows), std::move(rows)};
              encoded.rows.clear();
              return encoded;
          };
      }) {}

void BlockEncoder::give(BlockRows& rows) {
    BlockRows next;
    if (!m_spare.empty()) {
        next = std::move(m_spare.back());
        m_spare.pop_back();
    }
    m_workers.put(std::exchange(rows, std::move(next)));
    ++m_under_way;
}

BlockColumns BlockEncoder::take() {
    auto encoded = m_workers.take();
    --m_under_way;
    m_spare.push_back(std::move(encoded->rows));
    return std::move(encoded->columns);
}

} // namespace tidemark
