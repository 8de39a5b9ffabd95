// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/cast.h"

#include <fmt/format.h>

#include <iterator>

namespace tidemark::sample {

namespace {

// 43 and 31 have no common divisor, so the first 1,333 pairs differ.
constexpr std::string_view kFirstNames[] = {
    "ashgrove",  "bramblewick", "cobblemere", "dunlin",     "elderfold",  "fernhollow",
    "gorsebank", "hazelmoor",   "inkwell",    "juniper",    "kestrel",    "lindenfold",
    "marram",    "nettlecombe", "oakhanger",  "plumtree",   "quarrygate", "rowanfield",
    "saltmarsh", "thistledown", "underhill",  "vetchling",  "wagtail",    "yarrow",
    "zephyrine", "alderbeck",   "birchlea",   "cloverdene", "damsonby",   "eiderwick",
    "foxglove",  "greenshank",  "hopfield",   "ivywall",    "jackdaw",    "knapweed",
    "larchmere", "millpond",    "nuthatch",   "osierbank",  "pennywort",  "quillwort",
    "redpoll"};
constexpr std::string_view kTrades[] = {
    "tutors",  "freight",  "clinic",   "books",    "payroll",  "travel",  "kitchens", "optics",
    "surveys", "legal",    "insure",   "cycles",   "energy",   "museum",  "archive",  "dental",
    "gardens", "software", "support",  "media",    "research", "cargo",   "housing",  "lab",
    "tickets", "notes",    "helpdesk", "forecast", "pharmacy", "fashion", "gazette"};
constexpr std::size_t kOrdinary = 139;

struct Land {
    std::string_view code;
    std::int64_t zone_hours, weight;
};
constexpr Land kLands[] = {
    {"US", -5, 26}, {"GB", 1, 14}, {"DE", 2, 12}, {"IN", 5, 9},  {"FR", 2, 7}, {"CA", -4, 7},
    {"BR", -3, 6},  {"JP", 9, 5},  {"AU", 10, 4}, {"NL", 2, 4},  {"PT", 1, 3}, {"IE", 1, 3},
    {"KE", 3, 2},   {"VN", 7, 2},  {"RO", 3, 2},  {"MX", -6, 2}, {"ZA", 2, 2}};

std::size_t landIndex(std::string_view code) {
    for (std::size_t i = 0; i < std::size(kLands); ++i)
        if (kLands[i].code == code) return i;
    return 0;
}

std::string_view anyLand(SampleRandom& random) {
    std::int64_t total = 0;
    for (const Land& land : kLands) total += land.weight;
    std::int64_t drawn = random.below(total);
    for (const Land& land : kLands) {
        if (drawn < land.weight) return land.code;
        drawn -= land.weight;
    }
    return kLands[0].code;
}

constexpr std::string_view kOpenings[] = {"Draft a friendly reply about {}",
                                          "Shorten this paragraph about {}",
                                          "List open questions in this memo on {}",
                                          "Put this note on {} into a table",
                                          "Suggest a subject line for a mail on {}",
                                          "Which of these tickets concern {}?",
                                          "Translate into Portuguese, keep terms: {}",
                                          "Write a docstring for the module on {}",
                                          "Check this reply about {} for tone",
                                          "Turn these figures on {} into a sentence",
                                          "Name the risks in this plan for {}",
                                          "Find the odd one out in this list on {}",
                                          "Answer from the handbook only: {}",
                                          "Make three headlines for a page on {}",
                                          "Rewrite for a ten-year-old: {}",
                                          "Give a SQL query for a report on {}"};
constexpr std::string_view kTopics[] = {
    "late parcels",    "opening hours",      "roof repairs",     "a school trip",
    "unpaid invoices", "bicycle lights",     "vaccine stock",    "train delays",
    "seed catalogues", "lens coatings",      "tenancy renewals", "night shifts",
    "a book launch",   "broken zips",        "ferry tariffs",    "choir rehearsals",
    "meter readings",  "allergy labels",     "lost luggage",     "map projections",
    "pension forms",   "greenhouse heating", "password resets",  "harbour dues"};

} // namespace

std::string token(std::string_view prefix, std::string_view name, std::uint64_t number,
                  int digits) {
    SampleRandom random(name, number + 1);
    const std::string hex = fmt::format("{:016x}", random.next());
    return std::string(prefix) + hex.substr(0, static_cast<std::size_t>(digits));
}

std::string_view topic(SampleRandom& random) {
    return kTopics[static_cast<std::size_t>(random.below(std::size(kTopics)))];
}

std::string ordinaryPrompt(SampleRandom& random) {
    const auto opening = static_cast<std::size_t>(random.below(std::size(kOpenings)));
    return fmt::format(fmt::runtime(kOpenings[opening]), topic(random));
}

ScenePlace Cast::home(std::string_view country) {
    // A /24 of the shared address space (or a /64 of the documentation prefix) for every home.
    const std::int64_t number = ++m_homes;
    const std::size_t land = landIndex(country);
    const std::int64_t asn = 64'520 + 3 * static_cast<std::int64_t>(land) + number % 3;
    const auto mixed = static_cast<std::int64_t>(mixBits(static_cast<std::uint64_t>(number)) >> 40);
    if (number % 6 == 0)
        return {fmt::format("2001:db8:{:x}:{:x}::{:x}", asn, number, mixed % 65'521 + 1), asn,
                std::string(country)};
    const std::int64_t block = number * 61 % 16'384; // 61 is odd: all blocks differ
    return {fmt::format("100.{}.{}.{}", 64 + block / 256, block % 256, mixed % 250 + 2), asn,
            std::string(country)};
}

ScenePlace Cast::dataCentre() {
    const std::int64_t number = ++m_hosts;
    const std::int64_t asn = 64'600 + number % 4;
    constexpr std::string_view kRegions[] = {"US", "IE", "DE", "US"};
    return {fmt::format("2001:db8:c10d:{:x}::{:x}", number, number * 7919 % 60'000 + 16), asn,
            std::string(kRegions[static_cast<std::size_t>(number % 4)])};
}

std::size_t Cast::add(const NewAccount& wanted) {
    Account account;
    const std::string_view name = wanted.id;
    account.id = "acct_" + std::string(name);
    account.organisation =
        "org_" + std::string(wanted.organisation.empty() ? name : wanted.organisation);
    if (wanted.pays) account.payment = token("pf_", name, 0, 12);
    for (std::size_t i = 0; i < wanted.keys; ++i)
        account.keys.push_back(token("key_", name, 100 + i, 10));
    account.created_ms = wanted.created_ms;
    account.zone_hours = kLands[landIndex(wanted.country)].zone_hours;
    account.home = home(wanted.country);
    m_accounts.push_back(std::move(account));
    return m_accounts.size() - 1;
}

Cast::Cast() {
    SampleRandom random("cast");
    for (std::size_t i = 0; i < kOrdinary; ++i) {
        const std::string id = fmt::format("{}_{}", kFirstNames[i % std::size(kFirstNames)],
                                           kTrades[i % std::size(kTrades)]);
        NewAccount wanted;
        wanted.id = id;
        wanted.country = anyLand(random);
        // Most are months or years old; one in nine signs up while the log runs.
        wanted.created_ms =
            random.chance(110)
                ? random.below(20 * kDay / kSecond) * kSecond
                : -random.between(2 * kDay / kSecond, 900 * kDay / kSecond) * kSecond;
        wanted.pays = !random.chance(180);
        wanted.keys = static_cast<std::size_t>(1 + random.below(5) / 3 + random.below(8) / 7);
        const std::size_t index = add(wanted);
        // A few organisations run three accounts: one office, one bill.
        if (i % 17 == 1 || i % 17 == 2) {
            const Account& head = m_accounts[index - i % 17];
            m_accounts[index].organisation = head.organisation;
            m_accounts[index].payment = head.payment;
            m_accounts[index].home = head.home;
            m_accounts[index].zone_hours = head.zone_hours;
        }
    }
    m_ordinary = m_accounts.size();
}

} // namespace tidemark::sample
