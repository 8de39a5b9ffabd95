// SPDX-License-Identifier: GPL-3.0-or-later
// Profiles of people's own, kept in a folder, and the fields that a preview offers for a mapping.
#include "core/import/import_job.h"
#include "core/import/profile_folder.h"
#include "tests/support/temp_folder.h"

#include <gmock/gmock.h>

namespace tidemark {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr const char* kLog = R"({"when":"2024-05-01T10:00:00Z","who":{"id":"ann"},"n":3})"
                             "\n"
                             R"({"when":"2024-05-01T10:00:01Z","who":{"id":"bob","ip":"1.2.3.4"}})"
                             "\n";

class OwnProfiles : public ::testing::Test {
protected:
    // The profile as an import with this mapping would apply it, under a name of its own.
    Profile mapped(const std::string& id) {
        ImportParams params;
        params.format = "generic_json";
        params.map = {{"time", "when"}, {"account", "who.id"}, {"output_tokens", "n"}};
        const auto preview = previewImport(m_folder.write("l.jsonl", kLog), params);
        EXPECT_TRUE(preview.has_value());
        return asOwnProfile(preview ? preview->profile : Profile(), id, "Ours");
    }
    test::TempFolder m_folder;
};

TEST_F(OwnProfiles, AreSavedRecognisedAndUsedByName) {
    const std::string folder = m_folder.file("a/b");
    const auto saved = saveProfile(folder, mapped("ours"));
    ASSERT_OK(saved);
    EXPECT_EQ(*saved, folder + "/ours.json");
    const ProfileFolder loaded = loadProfileFolder(folder);
    EXPECT_TRUE(loaded.faults.empty());
    ASSERT_EQ(loaded.profiles.size(), 1U);
    EXPECT_EQ(loaded.profiles[0].toJson(), mapped("ours").toJson());

    auto file = CaseFile::create(m_folder.file("c.tidemark"), {}, {});
    ASSERT_OK(file);
    JobContext context;
    ImportParams params;
    params.profile_folder = folder;
    const auto preview = previewImport(m_folder.file("l.jsonl"), params);
    ASSERT_OK(preview);
    EXPECT_EQ(preview->profile.id, "ours");
    EXPECT_EQ(preview->candidates.front().profile->title, "Ours");
    params.format = "ours";
    const auto report = importPaths(*file, {m_folder.file("l.jsonl")}, params, context);
    ASSERT_OK(report);
    ASSERT_EQ(report->sources.size(), 1U);
    EXPECT_EQ(report->sources[0].source.format, "ours");
    EXPECT_EQ(report->sources[0].source.events, 2);
    params.profile_folder = m_folder.file("empty");
    const auto without =
        importPaths(*file, {m_folder.write("m.jsonl", std::string(kLog) + kLog)}, params, context);
    ASSERT_OK(without);
    EXPECT_EQ(without->failures.size(), 1U);
}

TEST_F(OwnProfiles, AreNotOverwrittenAndNeverTakeABuiltinName) {
    const std::string folder = m_folder.path();
    ASSERT_OK(saveProfile(folder, mapped("ours")));
    EXPECT_FAILS(ErrorCode::BadInput, saveProfile(folder, mapped("ours")));
    ASSERT_OK(saveProfile(folder, mapped("ours"), true));
    for (const char* id : {"", "cloudtrail", "../x", "Ours", "a b"})
        EXPECT_FAILS(ErrorCode::BadInput, saveProfile(folder, mapped(id)));
    m_folder.write("broken.json", "{");
    m_folder.write("twin.json", mapped("ours").toJson());
    m_folder.write("other.txt", "not looked at");
    const ProfileFolder loaded = loadProfileFolder(folder);
    EXPECT_EQ(loaded.profiles.size(), 1U);
    EXPECT_EQ(loaded.faults.size(), 2U);
    EXPECT_TRUE(loadProfileFolder(m_folder.file("none")).profiles.empty());
    EXPECT_FAILS(ErrorCode::Io, saveProfile("/proc/no-such-place", mapped("ours")));
}

class Columns : public OwnProfiles {
protected:
    // "path=sample" of every field.
    std::vector<std::string> of(const std::string& name, const std::string& bytes,
                                const std::string& format = {}) {
        ImportParams params;
        params.format = format;
        const auto preview = previewImport(m_folder.write(name, bytes), params);
        EXPECT_TRUE(preview.has_value());
        std::vector<std::string> out;
        if (!preview) return out;
        EXPECT_EQ(preview->columns.size(), preview->samples.size());
        for (std::size_t i = 0; i < preview->columns.size(); ++i)
            out.push_back(preview->columns[i] + "=" + preview->samples[i]);
        return out;
    }
};

TEST_F(Columns, AreTheFieldsOfJsonWithTheirFirstValue) {
    EXPECT_THAT(of("l.jsonl", kLog), ElementsAre("n=3", "when=2024-05-01T10:00:00Z",
                                                 "who=", "who.id=ann", "who.ip=1.2.3.4"));
    EXPECT_THAT(of("w.json", R"({"Records":[{"a":1,"b":"x"}]})", "generic_json"),
                ElementsAre("a=1", "b=x"));
}

TEST_F(Columns, AreTheHeadersOfATableQuotedWhereTheyHaveDots) {
    EXPECT_THAT(of("t.csv", "time,user.id,n\n2024-05-01T10:00:00Z,ann,\n"
                            "2024-05-01T10:00:01Z,bob,4\n"),
                ElementsAre("time=2024-05-01T10:00:00Z", "'user.id'=ann", "n=4"));
    EXPECT_THAT(of("u_ex.log", "#Software: Microsoft Internet Information Services 10.0\n"
                               "#Fields: date time c-ip cs-method\n"
                               "2024-05-01 10:00:00 1.2.3.4 GET\n"),
                Contains("c-ip="));
}

TEST_F(Columns, ShowNoSecret) {
    const auto columns = of("s.jsonl", R"({"time":"2024-05-01T10:00:00Z","user":"a",)"
                                       R"("key":"sk-proj-abcdefghijklmnopqrstuvwxyz0123456789"})"
                                       "\n");
    EXPECT_THAT(columns, ::testing::Not(IsEmpty()));
    for (const std::string& column : columns)
        EXPECT_EQ(column.find("mnopqrstuv"), std::string::npos) << column;
}

} // namespace
} // namespace tidemark
