// SPDX-License-Identifier: GPL-3.0-or-later
// Tampering with a bundle: every kind of change is found and named; hostile bundles are refused.
#include "core/base/utf8_locale.h"
#include "core/verify/verify_bundle.h"
#include "core/verify/verify_case.h"
#include "tests/core/casework_support.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <functional>

namespace tidemark {
namespace {

using test::Casework;
using test::CaseworkFolder;
using test::writeAll;
namespace fs = std::filesystem;

// A bundle held in memory, so that thousands of changed copies can be checked.
class MemoryBundle : public BundleSource {
public:
    explicit MemoryBundle(const std::string& folder) {
        for (const auto& item : fs::recursive_directory_iterator(folder))
            if (item.is_regular_file())
                files[item.path().lexically_relative(folder).generic_string()] =
                    test::readAll(item.path().string());
    }
    std::map<std::string, std::string> files;
    [[nodiscard]] const std::vector<BundleEntry>& entries() const override {
        m_entries.clear();
        for (const auto& [path, text] : files)
            m_entries.push_back({path, static_cast<std::int64_t>(text.size())});
        return m_entries;
    }
    Status readAll(const std::function<BundleSink(const BundleEntry&)>& start,
                   std::stop_token) override {
        for (const auto& [path, text] : files) {
            const BundleSink sink = start({path, static_cast<std::int64_t>(text.size())});
            if (!sink) continue;
            if (Status taken = sink(text); !taken) return taken;
        }
        return ok();
    }

private:
    mutable std::vector<BundleEntry> m_entries;
};

VerifyReport check(BundleSource& bundle) {
    JobContext context;
    const auto report = verifyBundle(bundle, "bag", {}, context);
    EXPECT_TRUE(report.has_value());
    return report.value_or(VerifyReport());
}

std::string bundleFaults(const VerifyReport& report) {
    std::string out;
    for (const VerifyFault& fault : report.faults) out += fault.place + ": " + fault.reason + "\n";
    return out;
}

bool names(const VerifyReport& report, std::string_view place) {
    return std::any_of(
        report.faults.begin(), report.faults.end(),
        [place](const VerifyFault& fault) { return fault.place.find(place) != std::string::npos; });
}

class VerifyBundle : public ::testing::Test {
protected:
    static void SetUpTestSuite() {
        s_work = new Casework;
        s_key = new SigningKey(std::move(SigningKey::generate().value()));
        BundleOptions options = s_work->options("bag");
        options.key = s_key;
        JobContext context;
        ASSERT_TRUE(exportBundle(*s_work->file, options, context).has_value());
        options.target = s_work->folder / "bag.zip";
        ASSERT_TRUE(exportBundle(*s_work->file, options, context).has_value());
    }
    static void TearDownTestSuite() {
        delete s_key;
        delete s_work;
    }
    static MemoryBundle bundle() { return MemoryBundle(s_work->folder / "bag"); }
    static inline Casework* s_work = nullptr;
    static inline SigningKey* s_key = nullptr;
};

TEST_F(VerifyBundle, AnIntactOneIsIntactAsFolderAndZip) {
    JobContext context;
    for (const char* name : {"bag", "bag.zip"}) {
        const auto report = verifyPath(s_work->folder / name, {}, {s_key->fingerprint()}, context);
        TM_OK(report);
        EXPECT_TRUE(report->intact()) << bundleFaults(*report);
        EXPECT_EQ(report->key_fingerprint, s_key->fingerprint());
        EXPECT_GT(report->custody_entries, 3);
    }
    const auto other = verifyBundle(s_work->folder / "bag", {std::string(64, '0')}, context);
    TM_OK(other);
    EXPECT_FALSE(other->intact());
}

TEST_F(VerifyBundle, EveryChangedByteIsFoundAndNamed) {
    MemoryBundle bag = bundle();
    for (auto& [path, text] : bag.files) {
        // Every byte of what no manifest covers, and a spread of the rest.
        const bool all = path.find("tagmanifest") == 0 || text.size() < 300;
        const std::size_t step = all ? std::max<std::size_t>(1, text.size() / 400)
                                     : std::max<std::size_t>(1, text.size() / 12);
        for (std::size_t at = 0; at < text.size(); at += step) {
            text[at] = static_cast<char>(text[at] ^ 0x20);
            const VerifyReport report = check(bag);
            EXPECT_FALSE(report.intact()) << path << " byte " << at;
            if (path.find("tagmanifest") != 0) {
                EXPECT_TRUE(names(report, path)) << path << " byte " << at << "\n"
                                                 << bundleFaults(report);
            }
            text[at] = static_cast<char>(text[at] ^ 0x20);
        }
    }
    EXPECT_TRUE(check(bag).intact());
}

TEST_F(VerifyBundle, EveryRemovedAndAddedFileIsFound) {
    const MemoryBundle whole = bundle();
    for (const auto& [path, text] : whole.files) {
        MemoryBundle bag = whole;
        bag.files.erase(path);
        EXPECT_FALSE(check(bag).intact()) << path;
    }
    for (const char* added : {"extra.txt", "data/extra.txt", "manifest-md5.txt", "fetch.txt"}) {
        MemoryBundle bag = whole;
        bag.files[added] = "";
        EXPECT_TRUE(names(check(bag), added)) << added;
    }
}

// Makes hashes right again after a change, as a forger without the key would.
void reseal(MemoryBundle& bag) {
    const auto write = [&bag](const std::string& name, bool payload, bool sha512) {
        std::string lines;
        for (const auto& [path, text] : bag.files)
            if ((path.find("data/") == 0) == payload && path.find("tagmanifest") != 0)
                lines += (sha512 ? sha512Hex(text) : sha256Hex(text)) + "  " + path + "\n";
        bag.files[name] = lines;
    };
    write("manifest-sha256.txt", true, false);
    write("manifest-sha512.txt", true, true);
    write("tagmanifest-sha256.txt", false, false);
    write("tagmanifest-sha512.txt", false, true);
}

TEST_F(VerifyBundle, AForgerWithoutTheKeyIsFound) {
    MemoryBundle bag = bundle();
    bag.files["data/findings.csv"] += "\"more\"\r\n";
    reseal(bag);
    EXPECT_TRUE(names(check(bag), "tagmanifest-sha256.txt.minisig"));
    MemoryBundle unsealed = bundle();
    unsealed.files.erase("tagmanifest-sha256.txt.minisig");
    reseal(unsealed);
    EXPECT_TRUE(names(check(unsealed), "tagmanifest-sha256.txt.minisig"));
}

TEST_F(VerifyBundle, AnEditedRemovedInsertedOrMovedCustodyEntryIsFound) {
    const MemoryBundle whole = bundle();
    std::vector<std::string> lines;
    std::istringstream in(whole.files.at("custody.log"));
    for (std::string line; std::getline(in, line);) lines.push_back(line + "\n");
    const auto with = [&](std::vector<std::string> changed) {
        MemoryBundle bag = whole;
        std::string& text = bag.files["custody.log"];
        text.clear();
        for (const std::string& line : changed) text += line;
        reseal(bag);
        bag.files["tagmanifest-sha256.txt.minisig"] =
            *s_key->signatureFile(bag.files["tagmanifest-sha256.txt"], "x"); // even the key holder
        return check(bag);
    };
    EXPECT_TRUE(with(lines).intact()) << bundleFaults(with(lines));
    for (std::size_t i = 0; i < lines.size(); ++i) {
        auto edited = lines;
        edited[i][edited[i].find("\"actor\":\"Ada") + 9] = 'E';
        EXPECT_TRUE(names(with(edited), "custody")) << i;
        auto removed = lines;
        removed.erase(removed.begin() + static_cast<std::ptrdiff_t>(i));
        EXPECT_TRUE(names(with(removed), "custody")) << i;
        auto doubled = lines;
        doubled.insert(doubled.begin() + static_cast<std::ptrdiff_t>(i), lines[i]);
        EXPECT_TRUE(names(with(doubled), "custody")) << i;
        if (i == 0) continue;
        auto swapped = lines;
        std::swap(swapped[i - 1], swapped[i]);
        EXPECT_TRUE(names(with(swapped), "custody")) << i;
    }
}

TEST_F(VerifyBundle, AFigureThatItsTableDoesNotGiveIsFoundEvenIfSigned) {
    const auto forged = [](const std::string& file, const std::string& from,
                           const std::string& to) {
        MemoryBundle bag = bundle();
        std::string& text = bag.files[file];
        const std::size_t at = text.find(from);
        EXPECT_NE(at, std::string::npos) << from;
        if (at != std::string::npos) text.replace(at, from.size(), to);
        const std::string oxum = [&bag] {
            std::int64_t bytes = 0, files = 0;
            for (const auto& [path, content] : bag.files)
                if (path.find("data/") == 0) {
                    bytes += static_cast<std::int64_t>(content.size());
                    ++files;
                }
            return std::to_string(bytes) + "." + std::to_string(files);
        }();
        std::string& info = bag.files["bag-info.txt"];
        const std::size_t start = info.find("Payload-Oxum: ") + 14;
        info.replace(start, info.find('\n', start) - start, oxum);
        reseal(bag);
        bag.files["tagmanifest-sha256.txt.minisig"] =
            *s_key->signatureFile(bag.files["tagmanifest-sha256.txt"], "x");
        return check(bag);
    };
    EXPECT_TRUE(
        names(forged("data/report.html", "<data value=\"101\" data-figure=\"EX-001.events\">",
                     "<data value=\"100\" data-figure=\"EX-001.events\">"),
              "data/report.html"));
    EXPECT_TRUE(names(forged("data/exhibits/EX-001/EX-001.raw.csv", "\"500\"", "\"501\""),
                      "data/exhibits/EX-001/EX-001.raw.csv"));
    EXPECT_TRUE(names(forged("data/source-hashes.txt", "  ", " 1"), "data/source-hashes.txt"));
}

// --- hostile and foreign bags -------------------------------------------------------------------

void writeZipFile(const std::string& path,
                  const std::vector<std::pair<std::string, std::string>>& files,
                  const std::string& link = {}) {
    const Utf8Locale names;
    archive* zip = archive_write_new();
    archive_write_set_format_zip(zip);
    archive_write_set_options(zip, "zip:hdrcharset=UTF-8");
    archive_write_open_filename(zip, path.c_str());
    for (const auto& [name, content] : files) {
        archive_entry* entry = archive_entry_new();
        archive_entry_set_pathname(entry, name.c_str());
        archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
        if (name == link) {
            archive_entry_set_filetype(entry, AE_IFLNK);
            archive_entry_set_symlink(entry, "/etc/passwd");
            archive_entry_set_size(entry, 0);
        } else {
            archive_entry_set_filetype(entry, AE_IFREG);
        }
        archive_entry_set_perm(entry, 0600);
        archive_write_header(zip, entry);
        archive_write_data(zip, content.data(), content.size());
        archive_entry_free(entry);
    }
    archive_write_free(zip);
}

TEST(VerifyHostile, UnsafeNamesAreRefusedWithTheReason) {
    CaseworkFolder folder;
    const auto outside = [&folder] {
        return std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator());
    };
    const std::vector<std::string> bad = {"../evil",
                                          "b/../../evil",
                                          "/abs",
                                          "a\\b",
                                          "C:evil",
                                          "~root",
                                          "b/./x",
                                          "b/a\x1b[31m",
                                          "b/data/\u202egnp.exe",
                                          "b/" + std::string(300, 'a'),
                                          "b" + [] {
                                              std::string deep;
                                              for (int i = 0; i < 3000; ++i) deep += "/a";
                                              return deep;
                                          }()};
    for (const std::string& name : bad) {
        writeZipFile(folder / "x.zip", {{"b/bagit.txt", "x"}, {name, "evil"}});
        JobContext context;
        const auto report = verifyBundle(folder / "x.zip", {}, context);
        ASSERT_FALSE(report.has_value()) << name;
        EXPECT_EQ(report.error().code, ErrorCode::BadInput) << name;
        EXPECT_EQ(report.error().text().find('\x1b'), std::string::npos);
        EXPECT_EQ(report.error().text().find("\u202e"), std::string::npos);
        EXPECT_EQ(outside(), 1);
    }
}

TEST(VerifyHostile, LinksDoublesAndCaseTwinsAreRefused) {
    CaseworkFolder folder;
    JobContext context;
    writeZipFile(folder / "l.zip", {{"b/bagit.txt", "x"}, {"b/data/l", ""}}, "b/data/l");
    EXPECT_EQ(verifyBundle(folder / "l.zip", {}, context).error().code, ErrorCode::BadInput);
    writeZipFile(folder / "d.zip", {{"b/bagit.txt", "x"}, {"b/data/a", "1"}, {"b/data/a", "2"}});
    EXPECT_EQ(verifyBundle(folder / "d.zip", {}, context).error().code, ErrorCode::BadInput);
    writeZipFile(folder / "c.zip", {{"b/bagit.txt", "x"}, {"b/data/a", "1"}, {"b/data/A", "2"}});
    EXPECT_EQ(verifyBundle(folder / "c.zip", {}, context).error().code, ErrorCode::BadInput);
    fs::create_directory(folder / "bag");
    fs::create_symlink("/etc/passwd", folder / "bag/data");
    EXPECT_EQ(verifyBundle(folder / "bag", {}, context).error().code, ErrorCode::BadInput);
    fs::create_directory_symlink(folder / "bag", folder / "link");
    EXPECT_EQ(verifyBundle(folder / "link", {}, context).error().code, ErrorCode::BadInput);
}

TEST(VerifyHostile, ABombIsRefused) {
    CaseworkFolder folder;
    writeZipFile(
        folder / "bomb.zip",
        {{"b/bagit.txt", "x"}, {"b/data/zeros", std::string(std::size_t{300} << 20, '\0')}});
    JobContext context;
    const auto report = verifyBundle(folder / "bomb.zip", {}, context);
    ASSERT_FALSE(report.has_value());
    EXPECT_NE(report.error().message.find("200 times"), std::string::npos);
}

TEST(VerifyHostile, WhatIsNoBundleIsSaidSo) {
    CaseworkFolder folder;
    JobContext context;
    writeAll(folder / "x.zip", "this is no zip file at all");
    EXPECT_FALSE(verifyPath(folder / "x.zip", {}, {}, context).has_value());
    EXPECT_EQ(verifyPath(folder / "none", {}, {}, context).error().code, ErrorCode::NotFound);
    writeAll(folder / "x.tidemark", "this is no case");
    EXPECT_EQ(verifyPath(folder / "x.tidemark", {}, {}, context).error().code, ErrorCode::NotACase);
}

class ForeignBag : public ::testing::Test {
protected:
    CaseworkFolder folder;
    std::map<std::string, std::string> files = {
        {"bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"},
        {"data/a.txt", "hello\n"},
        {"manifest-sha256.txt", sha256Hex("hello\n") + "  data/a.txt\n"}};
    VerifyReport verify() {
        fs::remove_all(folder / "bag");
        for (const auto& [path, text] : files) {
            fs::create_directories(fs::path(folder / "bag" + "/" + path).parent_path());
            writeAll(folder / "bag" + "/" + path, text);
        }
        JobContext context;
        const auto report = verifyBundle(folder / "bag", {}, context);
        EXPECT_TRUE(report.has_value());
        return report.value_or(VerifyReport());
    }
};

TEST_F(ForeignBag, ValidOnesOfEveryKindAreAccepted) {
    EXPECT_TRUE(verify().intact());
    EXPECT_FALSE(verify().notes.empty());
    files["data/with blank .txt"] = "1";
    files["data/50%25.txt"] = "2";
    files["manifest-sha256.txt"] +=
        sha256Hex("1") + " \t data/with blank .txt\r\n" + sha256Hex("2") + "  data/50%2525.txt\n";
    EXPECT_TRUE(verify().intact()) << bundleFaults(verify());
    files["bagit.txt"] = "BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n";
    files["manifest-md5.txt"] =
        "b1946ac92492d2347c6235b4d2611184  data/a.txt\n"; // in one of two manifests: fine
                                                          // before 1.0
    files["bag-info.txt"] = "Contact-Name: somebody\n with a long name\nPayload-Oxum: 8.3\n";
    files["tagmanifest-sha256.txt"] = sha256Hex(files["bagit.txt"]) + "  bagit.txt\n";
    EXPECT_TRUE(verify().intact()) << bundleFaults(verify());
    files["bagit.txt"] = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";
    EXPECT_FALSE(verify().intact());
}

// Also where the process has no locale, as the command line.
TEST_F(ForeignBag, NamesOfAnyLanguageAreReadInAZip) {
    std::vector<std::pair<std::string, std::string>> packed = {
        {"b/bagit.txt", files["bagit.txt"]},
        {"b/data/Pr\u00fcfung \u8abf.txt", "1"},
        {"b/manifest-sha256.txt", sha256Hex("1") + "  data/Pr\u00fcfung \u8abf.txt\n"}};
    writeZipFile(folder / "named.zip", packed);
    JobContext context;
    const auto report = verifyBundle(folder / "named.zip", {}, context);
    ASSERT_TRUE(report.has_value()) << report.error().text();
    EXPECT_TRUE(report->intact()) << bundleFaults(*report);
}

TEST_F(ForeignBag, InvalidOnesAreNot) {
    const auto valid = files;
    const std::vector<std::function<void()>> breaks = {
        [&] { files.erase("bagit.txt"); },
        [&] { files["bagit.txt"] = "\xEF\xBB\xBF" + files["bagit.txt"]; },
        [&] { files["bagit.txt"] = "BagIt-Version: 9.9\nTag-File-Character-Encoding: UTF-8\n"; },
        [&] { files["bagit.txt"] = "BagIt-Version: 1.0\n"; },
        [&] { files.erase("manifest-sha256.txt"); },
        [&] { files["fetch.txt"] = "http://x - data/b\n"; },
        [&] { files["data/b"] = "x"; },
        [&] { files.erase("data/a.txt"); },
        [&] { files["data/a.txt"] = "hullo\n"; },
        [&] { files["manifest-sha256.txt"] += files["manifest-sha256.txt"]; },
        [&] { files["manifest-sha256.txt"] += sha256Hex("") + "  ../x\n"; },
        [&] { files["manifest-sha256.txt"] += sha256Hex("") + "  /etc/passwd\n"; },
        [&] { files["manifest-sha256.txt"] += sha256Hex("") + "  data/../../x\n"; },
        [&] { files["manifest-sha256.txt"] += sha256Hex("") + "  bagit.txt\n"; },
        [&] { files["manifest-sha256.txt"] += "no hash here\n"; },
        [&] { files["manifest-sha256.txt"] += sha256Hex("") + "  data/%0A../x\n"; },
        [&] { files["manifest-nosuch.txt"] = "00  data/a.txt\n"; },
        [&] { files["bag-info.txt"] = "Payload-Oxum: 5.1\n"; },
        [&] { files["tagmanifest-sha256.txt"] = sha256Hex("") + "  data/a.txt\n"; }};
    for (std::size_t i = 0; i < breaks.size(); ++i) {
        files = valid;
        breaks[i]();
        EXPECT_FALSE(verify().intact()) << "case " << i;
    }
}

} // namespace
} // namespace tidemark
