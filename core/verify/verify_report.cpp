// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/verify_report.h"

#include "core/base/text.h"

#include <nlohmann/json.hpp>

namespace tidemark {

std::string verifyJson(const VerifyReport& report) {
    using Json = nlohmann::ordered_json;
    Json faults = Json::array();
    for (const VerifyFault& fault : report.faults)
        faults.push_back(
            {{"place", visibleText(fault.place)}, {"reason", visibleText(fault.reason)}});
    Json out = {{"kind", report.kind},
                {"path", report.path},
                {"intact", report.intact()},
                {"faults", faults},
                {"checked", report.checked},
                {"notes", report.notes},
                {"case", report.case_id},
                {"custody", {{"entries", report.custody_entries}, {"head", report.custody_head}}}};
    if (report.kind == "bundle") {
        out["tagmanifest_sha256"] = report.manifest_sha256;
        out["signed_by"] = report.key_fingerprint.empty() ? Json() : Json(report.key_fingerprint);
    }
    return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string verifyText(const VerifyReport& report) {
    std::string out;
    for (const std::string& line : report.checked) out += "checked: " + visibleText(line) + "\n";
    for (const std::string& line : report.notes) out += "note: " + visibleText(line) + "\n";
    for (const VerifyFault& fault : report.faults)
        out += "FAILED: " + visibleText(fault.place) + ": " + visibleText(fault.reason) + "\n";
    out += report.intact() ? "The " + report.kind + " is intact.\n"
                           : "The " + report.kind + " is NOT intact.\n";
    return out;
}

} // namespace tidemark
