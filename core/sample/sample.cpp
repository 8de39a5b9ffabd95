// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/sample.h"

#include "core/sample/story.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <iterator>
#include <ostream>
#include <sstream>
#include <utility>

namespace tidemark {

using namespace sample;

namespace {

std::string_view endpointOf(const Request& request) {
    if (request.listing) return "/v1/models";
    return request.model == Model::Embed ? "/v1/embeddings" : "/v1/messages";
}

// No text of the story needs escaping in JSON: all of it is printable ASCII without quotes.
void appendLine(fmt::memory_buffer& out, const Story& story, const Request& request,
                std::size_t number) {
    const Account& account = story.accounts[request.account];
    const std::string payer =
        account.payment.empty() ? "null" : fmt::format("\"{}\"", account.payment);
    const std::string hash = request.listing ? "" : fmt::format("{:016x}", request.prompt_hash);
    fmt::format_to(
        std::back_inserter(out),
        R"({{"ts":"{}","request_id":"req_{:016x}","account_id":"{}","org_id":"{}","api_key_id":"{}",)"
        R"("client_ip":"{}","asn":{},"country":"{}","user_agent":"{}","method":"{}","endpoint":"{}",)"
        R"("model":"{}","status":{},"latency_ms":{},"input_tokens":{},"output_tokens":{},)"
        R"("request_bytes":{},"response_bytes":{},"prompt_hash":"{}","prompt_prefix":"{}",)"
        R"("payment_fingerprint":{},"account_created_at":"{}"}})"
        "\n",
        timeText(request.at_ms), mixBits(number + 1), account.id, account.organisation,
        account.keys[request.key], request.place.address, request.place.asn, request.place.country,
        request.agent, request.listing ? "GET" : "POST", endpointOf(request),
        modelName(request.model), request.status, request.latency_ms, request.input_tokens,
        request.output_tokens, request.request_bytes, request.response_bytes, hash, request.prompt,
        payer, timeText(account.created_ms, true));
}

// What a crashed gateway leaves: half a line, and the start message of its successor.
void appendCrash(fmt::memory_buffer& out, const Story& story, const Request& request) {
    fmt::memory_buffer whole;
    appendLine(whole, story, request, std::size_t{1} << 40); // an id that no event has
    out.append(whole.data(), whole.data() + 137);
    fmt::format_to(std::back_inserter(out),
                   "\n-- heron-gateway restarted at {}, write-ahead log lost --\n",
                   timeText(kOutageEnd, true));
}

struct Tally {
    std::int64_t first_ms = -1, last_ms = -1, requests = 0, output_tokens = 0;
};

std::vector<Tally> tallies(const Story& story) {
    std::vector<Tally> all(story.scenes.size());
    for (const Request& request : story.requests) {
        if (request.at_ms >= kEnd) continue;
        Tally& tally = all[request.scene];
        if (tally.first_ms < 0) tally.first_ms = request.at_ms;
        tally.last_ms = request.at_ms;
        ++tally.requests;
        tally.output_tokens += request.output_tokens;
    }
    return all;
}

nlohmann::ordered_json sceneJson(const Story& story, const Scene& scene, Tally tally) {
    if (scene.name == "outage") tally = {kOutageStart, kOutageEnd - 1, 0, 0};
    if (scene.name == "model-launch") tally = {kLaunch, kEnd - 1, 0, 0};
    nlohmann::ordered_json accounts = nlohmann::ordered_json::array();
    for (const std::size_t account : scene.accounts) accounts.push_back(story.accounts[account].id);
    return {{"name", scene.name},
            {"kind", scene.kind},
            {"planted", scene.kind != "lawful"},
            {"accounts", accounts},
            {"start", timeText(tally.first_ms)},
            {"end", timeText(tally.last_ms + 1)},
            {"requests", tally.requests},
            {"output_tokens", tally.output_tokens},
            {"note", scene.note}};
}

} // namespace

void writeSampleLog(std::ostream& out) {
    const Story story = tellStory();
    fmt::memory_buffer buffer;
    std::size_t number = 0;
    bool crashed = false;
    for (const Request& request : story.requests) {
        if (request.at_ms >= kEnd) break;
        if (!crashed && request.at_ms >= kOutageEnd) {
            appendCrash(buffer, story, request);
            crashed = true;
        }
        appendLine(buffer, story, request, number++);
        if (buffer.size() > 256 * 1024) {
            out.write(buffer.data(), static_cast<std::streamsize>(buffer.size()));
            buffer.clear();
        }
    }
    out.write(buffer.data(), static_cast<std::streamsize>(buffer.size()));
}

std::string sampleLog() {
    std::ostringstream out;
    writeSampleLog(out);
    return std::move(out).str();
}

std::string sampleTruth() {
    const Story story = tellStory();
    const std::vector<Tally> all = tallies(story);
    nlohmann::ordered_json scenes = nlohmann::ordered_json::array();
    std::int64_t events = 0;
    for (const Tally& tally : all) events += tally.requests;
    for (std::size_t i = 1; i < story.scenes.size(); ++i)
        scenes.push_back(sceneJson(story, story.scenes[i], all[i]));
    const nlohmann::ordered_json truth = {
        {"schema", "tidemark-sample-truth/1"},
        {"events", events},
        {"rejects", 2},
        {"accounts", story.accounts.size()},
        {"start", timeText(0)},
        {"end", timeText(kEnd)},
        {"launch", {{"model", modelName(Model::New)}, {"at", timeText(kLaunch)}}},
        {"scenes", scenes}};
    return truth.dump(1) + "\n";
}

std::string sampleStory() {
    const Story story = tellStory();
    std::string text = "Heron is an invented language-model provider. Its gateway wrote this log "
                       "in September 2025. "
                       "A colleague has heard that \"somebody is copying the model\" and asks who, "
                       "how much, and how "
                       "sure you are.\n\n## What is wrong\n\n";
    for (const Scene& scene : story.scenes)
        if (scene.kind != "lawful")
            text += fmt::format("- **{}** ({}): {}\n", scene.name, scene.kind, scene.note);
    text += "\n## What only looks wrong\n\n";
    for (std::size_t i = 1; i < story.scenes.size(); ++i)
        if (story.scenes[i].kind == "lawful")
            text += fmt::format("- **{}**: {}\n", story.scenes[i].name, story.scenes[i].note);
    return text + "\nTwo lines of the log cannot be understood: the gateway crashed while it wrote "
                  "one, and "
                  "announced its restart on the next. Both are kept as rejects.\n";
}

} // namespace tidemark
