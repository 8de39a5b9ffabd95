// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/mapping_guess.h"

#include "core/base/text.h"
#include "core/import/source_path.h"
#include "core/import/time_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

namespace tidemark {

namespace {

enum class Look { Any, Time, Number, Address };

struct Proposal {
    Field field;
    Look look;
    double scale;
    std::string_view kind;  ///< of the account
    std::string_view names; ///< squeezed names, best first, blanks between
};

// Names as people and gateways write them, in lower case without `_`, `-`, blank and dot.
constexpr Proposal kProposals[] = {
    {Field::Time, Look::Time, 1, "",
     "time timestamp ts datetime eventtime eventdatetime requesttime starttime starttimestamp "
     "startedat createdat created date timegenerated "
     "logtime occurredat receivedat loggedat requestcreatedat"},
    {Field::TimeEnd, Look::Time, 1, "",
     "endtime endtimestamp endedat finishedat completedat responsetime responseat"},
    {Field::Account, Look::Any, 1, "user",
     "accountid account useridentityarn actorlogin actoremail actorid userid useremail username "
     "user email principal principalemail caller "
     "subject customerid customer clientid consumer login"},
    {Field::Account, Look::Any, 1, "api_key", "apikeyid apikey keyid apikeyhash accesskeyid"},
    {Field::Account, Look::Any, 1, "org",
     "orgid organizationid organisationid tenantid tenant workspaceid projectid"},
    {Field::Account, Look::Address, 1, "client_ip",
     "clientip sourceip remoteip ip ipaddress srcip remoteaddr"},
    {Field::User, Look::Any, 1, "", "userid useremail username user email actorlogin"},
    {Field::ApiKey, Look::Any, 1, "", "apikeyid apikey keyid apikeyhash accesskeyid tokenid"},
    {Field::Organisation, Look::Any, 1, "",
     "orgid organizationid organisationid org orglogin tenantid tenant organization"},
    {Field::Project, Look::Any, 1, "",
     "projectid project workspaceid workspace teamid team deployment reponame"},
    {Field::ClientIp, Look::Address, 1, "",
     "clientip sourceip sourceipaddress remoteip ip ipaddress srcip remoteaddr clientaddress"},
    {Field::UserAgent, Look::Any, 1, "", "useragent agent requestuseragent httpuseragent"},
    {Field::Provider, Look::Any, 1, "", "provider vendor customllmprovider modelprovider"},
    {Field::Endpoint, Look::Any, 1, "", "endpoint path url uri requestpath requesturi route"},
    {Field::Operation, Look::Any, 1, "",
     "operation eventname action operationname type eventtype calltype"},
    {Field::Model, Look::Any, 1, "", "model modelname modelid requestmodel deploymentmodel"},
    {Field::HttpMethod, Look::Any, 1, "", "method httpmethod requestmethod verb"},
    {Field::Country, Look::Any, 1, "", "country countrycode clientcountry"},
    {Field::Asn, Look::Any, 1, "", "asn clientasn asnumber"},
    {Field::Payment, Look::Any, 1, "", "paymentfingerprint cardfingerprint payment"},
    {Field::PromptPrefix, Look::Any, 1, "", "promptprefix"},
    {Field::PromptHash, Look::Any, 1, "", "prompthash"},
    {Field::ErrorText, Look::Any, 1, "", "error errormessage errorcode errortext"},
    {Field::RequestCount, Look::Number, 1, "",
     "requestcount requests numrequests nrequests nummodelrequests"},
    {Field::InputTokens, Look::Number, 1, "",
     "inputtokens prompttokens contexttokens tokensin numinputtokens inputlength requesttokens"},
    {Field::OutputTokens, Look::Number, 1, "",
     "outputtokens completiontokens generatedtokens tokensout numoutputtokens outputlength "
     "responsetokens"},
    {Field::CachedInputTokens, Look::Number, 1, "",
     "cachedinputtokens cachedtokens inputcachedtokens cachereadinputtokens"},
    {Field::RequestBytes, Look::Number, 1, "",
     "requestbytes bytesin bytesreceived requestsize requestlength"},
    {Field::ResponseBytes, Look::Number, 1, "",
     "responsebytes bytesout bytessent responsesize responselength size bytes"},
    {Field::LatencyUs, Look::Number, 1000, "",
     "latencyms durationms responsetimems elapsedms totaltimems"},
    {Field::LatencyUs, Look::Number, 1e6, "", "latencys durations durationseconds latencyseconds"},
    {Field::StatusCode, Look::Number, 1, "",
     "status statuscode httpstatus httpstatuscode responsestatus responsecode"},
    {Field::AccountCreated, Look::Time, 1, "", "accountcreatedat accountcreated"},
    {Field::RequestId, Look::Any, 1, "", "requestid id correlationid eventid traceid xrequestid"},
    {Field::SessionId, Look::Any, 1, "", "sessionid conversationid session threadid"},
};

std::string squeezed(std::string_view name) {
    std::string out;
    for (const char c : lowerAscii(name.substr(0, name.find('[')))) // "timestamp [UTC]"
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out += c;
    return out;
}

// What a source field holds, over the records of the head.
struct Column {
    std::string name;
    std::string whole, tail; ///< squeezed: all of the path, its last key
    std::size_t depth = 0;
    std::vector<std::string> values; ///< that are not empty
};

bool isAddress(std::string_view text) {
    const auto all = [&](std::string_view allowed) {
        return text.find_first_not_of(allowed) == std::string_view::npos;
    };
    if (std::count(text.begin(), text.end(), '.') == 3 && all("0123456789.*xX:")) return true;
    return std::count(text.begin(), text.end(), ':') >= 2 && all("0123456789abcdefABCDEF:.[]%");
}

bool isNumber(std::string_view text) {
    text = trimmed(text);
    double value = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
    return parsed.ec == std::errc() && parsed.ptr == text.data() + text.size();
}

bool isTime(std::string_view text) {
    TimeReader reader({});
    const TimeReading reading = reader.read(SourceValue::ofText(text), TimeStyle::Auto);
    return reading.state == TimeReading::State::Read ||
           reading.state == TimeReading::State::OutOfRange;
}

bool looksRight(const Column& column, Look look) {
    if (look == Look::Any) return true;
    if (column.values.empty()) return false;
    const auto good =
        std::count_if(column.values.begin(), column.values.end(), [look](const std::string& value) {
            return look == Look::Time     ? isTime(value)
                   : look == Look::Number ? isNumber(value)
                                          : isAddress(value);
        });
    return static_cast<std::size_t>(good) * 2 >= column.values.size();
}

std::vector<Column> columnsOf(const std::vector<FlatRecord>& records, bool flat) {
    std::map<std::string, Column> byName;
    for (const FlatRecord& record : records) {
        for (const auto& [name, value] : record) {
            Column& column = byName[name];
            if (!trimmed(value).empty()) column.values.push_back(value);
        }
    }
    std::vector<Column> out;
    for (auto& [name, column] : byName) {
        column.name = name;
        column.whole = squeezed(name);
        const std::size_t dot = flat ? std::string::npos : name.rfind('.');
        column.tail = dot == std::string::npos ? column.whole : squeezed(name.substr(dot + 1));
        column.depth =
            flat ? 0 : static_cast<std::size_t>(std::count(name.begin(), name.end(), '.'));
        out.push_back(std::move(column));
    }
    return out;
}

// By whole path first, then by the last key, the shallowest place.
std::vector<const Column*> candidates(const std::vector<Column>& columns,
                                      const Proposal& proposal) {
    std::vector<const Column*> out;
    std::string_view names = proposal.names;
    while (!names.empty()) {
        const std::size_t blank = names.find(' ');
        const std::string_view name = names.substr(0, blank);
        const Column* best = nullptr;
        for (const Column& column : columns) {
            if (column.values.empty() || !looksRight(column, proposal.look)) continue;
            const bool whole = column.whole == name;
            if (!whole && column.tail != name) continue;
            if (column.depth > 1 && !whole) continue;
            if (best == nullptr || column.depth < best->depth) best = &column;
        }
        if (best != nullptr && std::find(out.begin(), out.end(), best) == out.end())
            out.push_back(best);
        if (blank == std::string_view::npos) break;
        names.remove_prefix(blank + 1);
    }
    return out;
}

FieldSource sourceOf(const Column& column, const Proposal& proposal, bool flat) {
    FieldSource source;
    source.path = flat ? std::vector<std::string>{column.name} : parsePath(column.name);
    source.scale = proposal.scale;
    source.kind = proposal.field == Field::Account ? std::string(proposal.kind) : std::string();
    return source;
}

// A column of nothing but texts that read as dates, when no name says which holds the time.
const Column* anyTime(const std::vector<Column>& columns) {
    for (const Column& column : columns) {
        if (column.values.empty() || !looksRight(column, Look::Time)) continue;
        if (std::none_of(column.values.begin(), column.values.end(),
                         [](const std::string& value) { return isNumber(value); }))
            return &column;
    }
    return nullptr;
}

} // namespace

std::vector<FieldRule> proposeRules(const std::vector<FlatRecord>& records, bool flat,
                                    std::vector<std::string>& notes) {
    const std::vector<Column> columns = columnsOf(records, flat);
    std::vector<FieldRule> rules;
    for (const Proposal& proposal : kProposals) {
        const std::vector<const Column*> found = candidates(columns, proposal);
        if (found.empty()) continue;
        auto rule = std::find_if(rules.begin(), rules.end(),
                                 [&](const FieldRule& r) { return r.field == proposal.field; });
        if (rule != rules.end() && proposal.field != Field::Account) continue;
        if (rule == rules.end())
            rule = rules.insert(rules.end(), {proposal.field, {}, false, std::nullopt});
        // Only a time takes turns between its columns; elsewhere the best name alone counts.
        const std::size_t take = proposal.field == Field::Time ? found.size() : 1;
        for (std::size_t i = 0; i < take; ++i) {
            if (rule->field == Field::Account && !rule->sources.empty()) continue;
            rule->sources.push_back(sourceOf(*found[i], proposal, flat));
        }
    }
    if (std::none_of(rules.begin(), rules.end(),
                     [](const FieldRule& rule) { return rule.field == Field::Time; })) {
        if (const Column* column = anyTime(columns))
            rules.push_back(
                {Field::Time, {sourceOf(*column, kProposals[0], flat)}, false, std::nullopt});
    }
    std::sort(rules.begin(), rules.end(),
              [](const FieldRule& a, const FieldRule& b) { return a.field < b.field; });
    for (const FieldRule& rule : rules)
        notes.push_back(fmt::format("{} is taken from \"{}\", by its name",
                                    fieldInfo(rule.field).label, pathText(rule.sources[0].path)));
    return rules;
}

} // namespace tidemark
