// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes that the program unpacks: columns of event blocks, and containers.
#include "core/import/container_reader.h"
#include "core/store/block_scan.h"
#include "core/store/codec.h"
#include "core/store/event_set.h"
#include "tests/fuzz/import_targets.h"

#include <algorithm>
#include <cstring>
#include <string>
#include <vector>

namespace tidemark::fuzz {

namespace {

void promised(bool holds) {
    if (!holds) __builtin_trap();
}

// A scan says of each row what decoding says.
void scanAgrees(std::string_view data, const std::vector<std::int64_t>& values) {
    RowMask mask;
    mask.reset(values.size());
    const ValueRange positive[] = {{1, INT64_MAX}};
    if (!maskNumbers(data, positive, false, false, mask)) return;
    for (std::size_t row = 0; row < values.size(); ++row) {
        const auto header = readColumnHeader(data);
        const bool wanted = values[row] != kNoNumber && values[row] >= 1;
        // A header that understates its largest value may hide rows, never invent them.
        promised(!mask.test(row) || wanted || (header && values[row] > header->most));
    }
    const auto view = PackedView::open(data);
    if (!view) return;
    promised(view->rows() == values.size());
    for (std::size_t row = 0; row < values.size(); ++row) promised(view->at(row) == values[row]);
}

template <class Column, class Encode, class Decode>
void survives(const Column& values, Encode encode, Decode decode) {
    std::string data;
    encode(values, data);
    Column again;
    promised(data.empty() || (decode(data, again).has_value() && again == values));
}

} // namespace

void readColumn(std::string_view bytes) {
    // A column that claims millions of equal rows is legal and only slow here.
    constexpr std::uint32_t kMostRows = 1 << 16;
    std::uint32_t rows = 0;
    if (bytes.size() >= 8) std::memcpy(&rows, bytes.data() + 4, 4);
    if (rows > kMostRows) return;
    const std::string copy(bytes); // of exactly these bytes
    std::vector<std::int64_t> numbers;
    if (decodeNumbers(copy, numbers)) {
        scanAgrees(copy, numbers);
        survives(
            numbers, [](const auto& v, auto& out) { encodeNumbers(v, true, out); }, decodeNumbers);
    }
    std::vector<std::uint32_t> ids;
    if (decodeIds(copy, ids))
        survives(
            ids, [](const auto& v, auto& out) { encodeIds(v, out); }, decodeIds);
    TextColumn texts;
    if (decodeTexts(copy, texts))
        survives(
            texts, [](const auto& v, auto& out) { encodeTexts(v, out); }, decodeTexts);
    std::vector<std::uint32_t> codes;
    (void)decodeCodes(copy, codes);
    std::size_t pos = 0;
    for (std::uint64_t value = 0; getVarint(copy, pos, value);) {
    }
    if (const auto set = EventSet::fromSerialised(copy))
        promised(*EventSet::fromSerialised(set->serialised()) == *set);
}

void readContainer(std::string_view bytes) {
    std::size_t given = 0;
    ByteSource source(
        [&](char* buffer, std::size_t room) -> Result<std::size_t> {
            const std::size_t size = std::min({room, bytes.size() - given, std::size_t{1000}});
            std::memcpy(buffer, bytes.data() + given, size);
            given += size;
            return size;
        },
        {});
    const auto container = openContainer(source, "x");
    if (!container) return;
    constexpr std::size_t kEnough = std::size_t{8} << 20;
    std::string content;
    for (std::size_t total = 0; total < kEnough; total += content.size()) {
        content.clear();
        const auto what = (*container)->next(content);
        if (!what || *what == ContainerReader::Next::End) return;
    }
}

} // namespace tidemark::fuzz
