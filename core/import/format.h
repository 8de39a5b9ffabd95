// SPDX-License-Identifier: GPL-3.0-or-later
// What an importer needs to know about one source: which profile, and the splitter and parser that
// go with it. recognise.cpp tells a format from the head of the content.
#pragma once

#include "core/base/result.h"
#include "core/import/profile.h"
#include "core/import/record_parser.h"
#include "core/import/record_splitter.h"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark {

/// What the head of a content looks like to one profile.
struct Recognition {
    const Profile* profile = nullptr;
    double confidence = 0; ///< 0..1
    std::string reason;    ///< for people: "22 of 22 keys of the profile are there"
};

/// Head and name of the content to recognise.
struct ContentHead {
    std::string_view bytes; ///< up to 256 KiB from the start
    std::string_view name;  ///< file or member name
    bool complete = false;  ///< `bytes` is the whole content
};

/// Every profile that could be, best first; the generic ones come last with low confidence. Never
/// empty for text; empty for binary content.
std::vector<Recognition> recognise(const ContentHead& head, std::span<const Profile> profiles);

/// Everything needed to read a source. `splitter()` is made once per content, `parser()` once per
/// worker.
class Format {
public:
    /// `head` fixes what a profile leaves open (delimiter, header row, wrapper key, encoding).
    /// BadInput when the profile cannot apply.
    static Result<Format> make(const Profile& profile, const ContentHead& head,
                               const ImportParams& params);
    Format(Format&&) noexcept;
    Format& operator=(Format&&) noexcept;
    ~Format();

    [[nodiscard]] std::unique_ptr<RecordSplitter> splitter() const;
    [[nodiscard]] std::unique_ptr<RecordParser> parser() const;
    /// The profile as it is really applied, mapping proposals and --map included; stored with the
    /// source.
    [[nodiscard]] const Profile& profile() const;
    /// True when records carry meaning from one to the next (W3C #Fields, spans of one trace): one
    /// parser must then see all of them in order.
    [[nodiscard]] bool inOrder() const;
    /// Warnings for people: assumed zone, relative clock, proposed mapping ...
    [[nodiscard]] std::vector<std::string> notes() const;

private:
    friend class FormatMaker;
    Format();
    struct State;
    std::shared_ptr<const State> m_state;
};

} // namespace tidemark
