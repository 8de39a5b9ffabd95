// SPDX-License-Identifier: GPL-3.0-or-later
// CASE/UCO 1.4 JSON-LD: the sources as files with their hashes, the acquisitions and the detection
// run as investigative actions, the exhibits as provenance records. The context is embedded.
#include "core/base/digest.h"
#include "core/export/bundle_parts.h"
#include "core/version.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace tidemark {

namespace {

using Json = nlohmann::ordered_json;

// Ids are made from what they stand for, so the same case gives the same document.
std::string nodeId(std::string_view kind, std::string_view key) {
    const std::string hash = sha256Hex(std::string(kind) + ":" + std::string(key));
    return "kb:" + std::string(kind) + "-" + hash.substr(0, 8) + "-" + hash.substr(8, 4) + "-5" +
           hash.substr(13, 3) + "-a" + hash.substr(17, 3) + "-" + hash.substr(20, 12);
}

Json typed(std::string_view type, std::string value) {
    return {{"@type", type}, {"@value", std::move(value)}};
}
Json reference(const std::string& id) {
    return {{"@id", id}};
}
Json dateTime(std::int64_t ts_ns) {
    return typed("xsd:dateTime", formatIsoUtc(ts_ns));
}

std::string upper(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    return text;
}

Json fileNode(const Source& source) {
    Json hash = {{"@id", nodeId("hash", source.sha256)},
                 {"@type", "uco-types:Hash"},
                 {"uco-types:hashMethod", typed("uco-vocabulary:HashNameVocab", "SHA256")},
                 {"uco-types:hashValue", typed("xsd:hexBinary", upper(source.sha256))}};
    Json data = {
        {"@id", nodeId("content-data", std::to_string(source.id))},
        {"@type", "uco-observable:ContentDataFacet"},
        {"uco-observable:sizeInBytes", typed("xsd:integer", std::to_string(source.size_bytes))},
        {"uco-observable:hash", Json::array({hash})}};
    Json file = {
        {"@id", nodeId("file-facet", std::to_string(source.id))},
        {"@type", "uco-observable:FileFacet"},
        {"uco-observable:fileName", source.name},
        {"uco-observable:sizeInBytes", typed("xsd:integer", std::to_string(source.size_bytes))}};
    return {{"@id", nodeId("file", std::to_string(source.id))},
            {"@type", "uco-observable:File"},
            {"uco-core:hasFacet", Json::array({file, data})}};
}

Json actionNode(const std::string& id, std::string_view name, std::int64_t at_ns,
                const std::string& tool, const std::string& person, Json objects, Json results) {
    return {{"@id", id},
            {"@type", "case-investigation:InvestigativeAction"},
            {"uco-core:name", name},
            {"uco-action:startTime", dateTime(at_ns)},
            {"uco-action:instrument", reference(tool)},
            {"uco-action:performer", reference(person)},
            {"uco-action:object", std::move(objects)},
            {"uco-action:result", std::move(results)}};
}

} // namespace

Status writeCaseUco(BagWriter& bag, BundleWork& work) {
    const CaseContent& content = work.content;
    Json graph = Json::array();
    const std::string investigation = nodeId("investigation", content.info.id),
                      tool = nodeId("tool", kToolName),
                      person = nodeId("identity", content.info.investigator);
    graph.push_back({{"@id", tool},
                     {"@type", "uco-tool:AnalyticTool"},
                     {"uco-core:name", "Tidemark"},
                     {"uco-tool:version", kVersion}});
    graph.push_back(
        {{"@id", person},
         {"@type", "uco-identity:Person"},
         {"uco-core:name",
          content.info.investigator.empty() ? "not given" : content.info.investigator}});
    Json members = Json::array(), files = Json::array();
    for (const Source& source : content.sources) {
        graph.push_back(fileNode(source));
        files.push_back(reference(nodeId("file", std::to_string(source.id))));
        const std::string record =
            nodeId("provenance-record", "source" + std::to_string(source.id));
        graph.push_back({{"@id", record},
                         {"@type", "case-investigation:ProvenanceRecord"},
                         {"uco-core:description", "Source " + std::to_string(source.id)},
                         {"uco-core:object", Json::array({files.back()})}});
        const std::string action = nodeId("action", "acquire" + std::to_string(source.id));
        graph.push_back(actionNode(action, "acquired", source.acquired_ns, tool, person,
                                   Json::array({files.back()}), Json::array({reference(record)})));
        members.push_back(reference(action));
        members.push_back(reference(record));
    }
    for (const FindingContentFull& finding : content.findings)
        for (const ExhibitContent& exhibit : finding.exhibits) {
            const std::string record = nodeId("provenance-record", exhibit.exhibit.label());
            graph.push_back({{"@id", record},
                             {"@type", "case-investigation:ProvenanceRecord"},
                             {"case-investigation:exhibitNumber", exhibit.exhibit.label()},
                             {"uco-core:description", exhibit.exhibit.caption},
                             {"uco-core:object", files}});
            members.push_back(reference(record));
        }
    graph.push_back({{"@id", investigation},
                     {"@type", "case-investigation:Investigation"},
                     {"uco-core:name", content.info.title},
                     {"uco-core:object", std::move(members)}});
    const std::string ontology = "https://ontology.unifiedcyberontology.org/uco/";
    Json context = {{"kb", "http://example.org/kb/" + content.info.id + "/"},
                    {"case-investigation", "https://ontology.caseontology.org/case/investigation/"},
                    {"xsd", "http://www.w3.org/2001/XMLSchema#"}};
    for (const char* part :
         {"action", "core", "identity", "observable", "tool", "types", "vocabulary"})
        context[std::string("uco-") + part] = ontology + part + "/";
    return bag.add("data/case.jsonld", Json{{"@context", context}, {"@graph", graph}}.dump(
                                           1, ' ', false, Json::error_handler_t::replace) +
                                           "\n");
}

} // namespace tidemark
