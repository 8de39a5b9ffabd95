// SPDX-License-Identifier: GPL-3.0-or-later
// A folder of the test's own that goes away with it, and small file helpers.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace tidemark::test {

class TempFolder {
public:
    TempFolder() {
        std::string pattern =
            (std::filesystem::temp_directory_path() / "tidemark-test-XXXXXX").string();
        m_path = mkdtemp(pattern.data());
    }
    ~TempFolder() {
        std::error_code ignored;
        std::filesystem::permissions(m_path, std::filesystem::perms::owner_all, ignored);
        std::filesystem::remove_all(m_path, ignored);
    }
    TempFolder(const TempFolder&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;
    [[nodiscard]] std::string file(const std::string& name) const {
        return (m_path / name).string();
    }
    [[nodiscard]] std::string path() const { return m_path.string(); }
    /// Writes a file there and gives its path.
    std::string write(const std::string& name, const std::string& bytes) const {
        std::ofstream(m_path / name, std::ios::binary) << bytes;
        return file(name);
    }

private:
    std::filesystem::path m_path;
};

inline std::string readFile(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace tidemark::test

/// Fails with the error's text when a Result holds one.
#define ASSERT_OK(expression)                                                                      \
    do {                                                                                           \
        const auto& tmOutcome = (expression);                                                      \
        ASSERT_TRUE(tmOutcome.has_value()) << tmOutcome.error().text();                            \
    } while (false)
#define EXPECT_FAILS(expectedCode, expression)                                                     \
    do {                                                                                           \
        const auto& tmOutcome = (expression);                                                      \
        ASSERT_FALSE(tmOutcome.has_value()) << #expression;                                        \
        EXPECT_EQ(tmOutcome.error().code, expectedCode) << tmOutcome.error().text();               \
    } while (false)
