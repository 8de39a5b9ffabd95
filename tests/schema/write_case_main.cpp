// SPDX-License-Identifier: GPL-3.0-or-later
// write_case CASE: makes a case whose columns use every encoding, and prints its events as
// second_reader.py prints them. Two sources, two segments, three blocks.
#include "core/db/transaction.h"
#include "core/sample/random.h"
#include "core/store/case_file.h"
#include "core/store/event_batch.h"
#include "core/store/event_writer.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <deque>
#include <iostream>
#include <set>
#include <string>

namespace tidemark {
namespace {

constexpr std::int64_t kStart = 1'725'148'800'000'000'000; // 2024-09-01

// Sets a field of the open row and of what is expected.
struct Row {
    EventBatch& batch;
    nlohmann::json& expected;
    std::deque<std::string>& texts; ///< live until the row is committed

    void number(Field field, std::int64_t value) {
        batch.setNumber(field, value);
        expected[std::string(fieldInfo(field).name)] = value;
    }
    void text(Field field, std::string value) {
        texts.push_back(std::move(value));
        batch.setText(field, texts.back());
        expected[std::string(fieldInfo(field).name)] = texts.back();
    }
};

void fillTimes(Row& row, SampleRandom& random, std::int64_t i) {
    const std::int64_t kind = random.below(40);
    if (kind == 0) return; // no time at all
    if (kind == 1)
        row.number(Field::Time, -random.between(1, 1'000'000) * 1'000'003); // before 1970
    else
        row.number(Field::Time, kStart + i * 37'000'000 + random.below(1'000'000'000));
    if (kind > 20) row.number(Field::TimeEnd, kStart + random.below(1'000'000) * 1'000'000);
    row.number(Field::TimeBasis, 1); // constant
    if (random.chance(30))
        row.number(Field::RecordKind, static_cast<std::int64_t>(RecordKind::UsageBucket));
}

void fillNumbers(Row& row, SampleRandom& random) {
    if (random.chance(900)) row.number(Field::InputTokens, random.spread(900, 1'500));
    if (random.chance(800))
        row.number(Field::OutputTokens, random.below(3) == 0 ? 0 : random.spread(300, 1'500));
    if (random.chance(20)) row.number(Field::RequestCount, random.between(0, 500));
    row.number(Field::RequestBytes, static_cast<std::int64_t>(random.next() >> 24)); // wide
    row.number(Field::LatencyUs,
               static_cast<std::int64_t>(random.next() >> 1) - INT64_MAX / 2); // wider
    row.number(Field::Outcome, random.chance(900) ? 1 : random.between(2, 5));
    row.number(Field::StatusCode, random.chance(900) ? 200 : 429);
}

void fillTexts(Row& row, SampleRandom& random, std::int64_t i) {
    if (random.chance(970)) row.text(Field::Account, fmt::format("acct_{}", random.below(60)));
    row.text(Field::Model, random.chance(500) ? "m\u00fcll-1" : "\u6f6e-2");
    if (random.chance(300)) row.text(Field::Country, "PT");
    row.text(Field::RequestId, fmt::format("req_{:016x}", random.next())); // template
    if (random.chance(500))
        row.text(Field::PromptHash, fmt::format("{:08x}", random.next() >> 32)); // with bitmap
    if (random.chance(200))
        row.text(Field::SessionId, fmt::format("S{}-{}", i, random.below(100'000))); // zstd
    if (random.chance(300))
        row.text(Field::UniqueId, fmt::format("u{}", random.below(4'000))); // repeats
}

struct Writer {
    CaseFile& file;
    CaseDictionaries dictionaries;
    UniqueIds unique;
    std::set<std::string> seen;
    std::int64_t next_id = 1;
    SampleRandom random{"second reader"};

    Status source(std::int64_t number, std::int64_t rows) {
        TM_ASSIGN(Transaction transaction, Transaction::begin(file.db()));
        TM_ASSIGN(EventWriter writer, EventWriter::begin(file.db(), dictionaries, &unique, number));
        std::int64_t offset = 0;
        for (std::int64_t done = 0; done < rows;) {
            EventBatch batch;
            for (std::int64_t i = 0; i < 3'000 && done < rows; ++i, ++done)
                one(number, done, offset, batch);
            TM_TRY(writer.append(batch));
        }
        auto totals = writer.finish();
        if (!totals) return std::move(totals).error();
        return transaction.commit();
    }

    void one(std::int64_t number, std::int64_t i, std::int64_t& offset, EventBatch& batch) {
        nlohmann::json expected = {{"id", next_id++}, {"source", number}};
        std::deque<std::string> texts;
        const std::int64_t length = random.between(100, 900);
        batch.beginRow(offset, length);
        expected["offset"] = offset;
        expected["length"] = length;
        offset += length + 1;
        Row row{batch, expected, texts};
        fillTimes(row, random, i);
        fillNumbers(row, random);
        fillTexts(row, random, i);
        batch.commitRow();
        if (expected.contains("unique_id") && !seen.insert(expected["unique_id"]).second)
            expected["flags"] = std::int64_t{kFlagDuplicate};
        std::cout << expected.dump(-1, ' ', true) << '\n';
    }
};

Status writeCase(const std::string& path) {
    CaseInfo info;
    info.title = "Second reader";
    TM_ASSIGN(CaseFile file, CaseFile::create(path, info, Actor{"tester"}));
    TM_ASSIGN(CaseDictionaries dictionaries, CaseDictionaries::load(file.db()));
    TM_ASSIGN(UniqueIds unique, UniqueIds::load(file.db()));
    Writer writer{file, std::move(dictionaries), std::move(unique), {}};
    TM_TRY(writer.source(1, kBlockEvents + 3'000));
    TM_TRY(writer.source(2, 700));
    return ok();
}

} // namespace
} // namespace tidemark

int main(int argc, char** argv) {
    if (argc != 2) {
        std::cerr << "Usage: write_case CASE\n";
        return 2;
    }
    if (const tidemark::Status written = tidemark::writeCase(argv[1]); !written) {
        std::cerr << written.error().text() << '\n';
        return 3;
    }
    return 0;
}
