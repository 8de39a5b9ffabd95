// SPDX-License-Identifier: GPL-3.0-or-later
// Export of a case as a bundle: a BagIt 1.0 package with report, exhibits, records, detections,
// custody log and the means to check them without this program. The same case, options and stated
// time give the same bytes. Staged beside the target and published by one rename; nothing is left
// after a failure or Cancel, and nothing is overwritten. Runs on the case's thread.
#pragma once

#include "core/export/leaving_secrets.h"
#include "core/export/redaction.h"
#include "core/export/report_html.h"
#include "core/export/signing_key.h"
#include "core/jobs/job.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark {

enum class Preset { Legal, Manager, Analyst };
Result<Preset> presetByName(std::string_view name);
std::string_view presetName(Preset preset);

/// What goes in of the received bytes.
enum class Originals { None, Cited, All };
Result<Originals> originalsByName(std::string_view name);

/// Drawing that core cannot do (Qt): each writes a file at the path given, or says why not. The
/// input is redacted already. An empty function leaves the file out.
struct RenderHooks {
    std::function<Status(const ReportInput& input, const std::string& path)> report_pdf;
    std::function<Status(const Chart& chart, const std::string& path)> chart_png;
};

struct BundleOptions {
    std::string target; ///< a folder, or a name ending in .zip
    Preset preset = Preset::Legal;
    std::optional<Originals>
        originals; ///< unset: by preset (legal: cited, analyst: all, manager: none)
    RedactionProfile redaction;
    const SigningKey* key = nullptr;       ///< unset: not signed
    std::optional<LeavingSecrets> secrets; ///< as counted for these options; unset: counted anew
    std::int64_t stated_at_ns = 0;         ///< 0: now, whole seconds
    RenderHooks render;
};

/// What of the received bytes goes in: a redacted bundle has none, since a record names everybody.
Originals originalsOf(const BundleOptions& options);

struct BundleReport {
    std::string path;
    std::int64_t files = 0, payload_bytes = 0;
    std::string manifest_sha256; ///< of tagmanifest-sha256.txt: what to write down
    std::string custody_head;
    std::int64_t custody_entries = 0, exhibits = 0, events = 0;
    std::string key_fingerprint; ///< empty: not signed
    std::vector<WithheldItem> withheld;
    std::vector<std::string> warnings; ///< for people
};

/// Also writes a custody entry when the case is writable.
Result<BundleReport> exportBundle(CaseFile& file, const BundleOptions& options,
                                  JobContext& context);

} // namespace tidemark
