// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/casebook.h"

#include "ui/models/display.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

namespace tidemark {

namespace {

struct DetectionPart {
    std::optional<StoredRun> run;
    std::vector<StoredDetection> detections;
    std::map<std::string, Verdict> verdicts;
};
struct FindingPart {
    std::vector<Finding> findings;
    std::vector<Exhibit> exhibits;
    std::map<std::int64_t, TimeRange> ranges;       ///< by finding id
    std::map<std::string, std::int64_t> detections; ///< finding ids by stable key
};

/// What the frozen exhibits of each finding span.
std::map<std::int64_t, TimeRange> rangesOf(const std::vector<Exhibit>& exhibits) {
    std::map<std::int64_t, TimeRange> out;
    for (const Exhibit& exhibit : exhibits) {
        const QJsonObject range =
            QJsonDocument::fromJson(QByteArray::fromStdString(exhibit.frozen_json))
                .object()
                .value(QStringLiteral("range"))
                .toObject();
        const auto from = parseIsoTime(utf8(range.value(QStringLiteral("from")).toString()));
        const auto to = parseIsoTime(utf8(range.value(QStringLiteral("to")).toString()));
        if (!from || !to || from->ts_ns >= to->ts_ns) continue;
        const auto [place, first] =
            out.try_emplace(exhibit.finding_id, TimeRange{from->ts_ns, to->ts_ns});
        if (first) continue;
        place->second.from_ns = std::min(place->second.from_ns, from->ts_ns);
        place->second.to_ns = std::max(place->second.to_ns, to->ts_ns);
    }
    return out;
}

/// Which finding cites a detection.
std::map<std::string, std::int64_t> detectionsOf(const std::vector<Exhibit>& exhibits) {
    std::map<std::string, std::int64_t> out;
    for (const Exhibit& exhibit : exhibits) {
        if (exhibit.withdrawn || exhibit.kind != ExhibitKind::Detection) continue;
        const QJsonObject frozen =
            QJsonDocument::fromJson(QByteArray::fromStdString(exhibit.frozen_json)).object();
        const QJsonObject cited = frozen[QStringLiteral("detection")].toObject();
        out[utf8(cited[QStringLiteral("stable_key")].toString())] = exhibit.finding_id;
    }
    return out;
}

struct AnnotationPart {
    std::vector<Annotation> annotations;
    std::map<std::int64_t, std::int64_t> event_times;
};

QJsonObject jsonOf(const SavedView& saved) {
    QJsonArray chips;
    for (const FilterChip& chip : saved.view.chips)
        chips.append(QJsonObject{{QStringLiteral("text"), chip.text},
                                 {QStringLiteral("enabled"), chip.enabled}});
    // 64-bit times do not fit JSON's doubles.
    return {{QStringLiteral("name"), saved.name},
            {QStringLiteral("chips"), chips},
            {QStringLiteral("from_ns"), QString::number(saved.view.range.from_ns)},
            {QStringLiteral("to_ns"), QString::number(saved.view.range.to_ns)},
            {QStringLiteral("metric"), text(metricInfo(saved.view.metric).name)},
            {QStringLiteral("accounts"), QJsonArray::fromStringList(saved.view.accounts)},
            {QStringLiteral("entities"), QJsonArray::fromStringList(saved.view.entities)}};
}

SavedView viewOf(const QJsonObject& json) {
    SavedView out;
    out.name = json[QStringLiteral("name")].toString();
    for (const QJsonValue& chip : json[QStringLiteral("chips")].toArray())
        out.view.chips.push_back({chip[QStringLiteral("text")].toString(),
                                  chip[QStringLiteral("enabled")].toBool(true)});
    out.view.range = {json[QStringLiteral("from_ns")].toString().toLongLong(),
                      json[QStringLiteral("to_ns")].toString().toLongLong()};
    out.view.metric =
        metricByName(utf8(json[QStringLiteral("metric")].toString())).value_or(Metric::Requests);
    for (const QJsonValue& account : json[QStringLiteral("accounts")].toArray())
        out.view.accounts << account.toString();
    for (const QJsonValue& term : json[QStringLiteral("entities")].toArray())
        out.view.entities << term.toString();
    return out;
}

} // namespace

Casebook::Casebook(CaseSession& session, QObject* parent) : QObject(parent), m_session(session) {
    connect(&session, &CaseSession::opened, this, [this] {
        clear();
        read(CaseSession::Detections | CaseSession::Findings | CaseSession::Annotations |
             CaseSession::Tags | CaseSession::Views | CaseSession::References);
    });
    connect(&session, &CaseSession::closed, this, &Casebook::clear);
    connect(&session, &CaseSession::changed, this, &Casebook::read);
}

void Casebook::clear() {
    m_run.reset();
    m_detections.clear();
    m_verdicts.clear();
    m_findings.clear();
    m_exhibits.clear();
    m_finding_ranges.clear();
    m_detection_findings.clear();
    m_annotations.clear();
    m_event_times.clear();
    m_references.clear();
    m_tags.clear();
    m_views.clear();
    m_detections_read = false;
    emit detectionsChanged();
    emit findingsChanged();
    emit annotationsChanged();
    emit referencesChanged();
    emit tagsChanged();
    emit viewsChanged();
}

void Casebook::read(CaseSession::Parts parts) {
    if (parts.testFlag(CaseSession::Detections)) readDetections();
    if (parts.testFlag(CaseSession::Findings)) readFindings();
    if (parts.testFlag(CaseSession::Annotations)) readAnnotations();
    if (parts.testFlag(CaseSession::References)) readReferences();
    if (parts.testFlag(CaseSession::Tags)) readTags();
    if (parts.testFlag(CaseSession::Views)) readViews();
}

void Casebook::readDetections() {
    m_session.ask<DetectionPart>(
        this, "detections",
        [](CaseReader& reader, std::stop_token) -> Result<DetectionPart> {
            DetectionPart part;
            DetectionStore store(reader.db());
            TM_ASSIGN(part.run, store.latestRun());
            TM_ASSIGN(part.detections, store.latest());
            TM_ASSIGN(part.verdicts, VerdictStore(reader.file()).all());
            return part;
        },
        [this](Result<DetectionPart> part) {
            if (!part) return emit m_session.failed(part.error());
            m_run = part->run;
            m_detections = std::move(part->detections);
            m_verdicts = std::move(part->verdicts);
            m_detections_read = true;
            emit detectionsChanged();
        });
}

void Casebook::readFindings() {
    m_session.ask<FindingPart>(
        this, "findings",
        [](CaseReader& reader, std::stop_token) -> Result<FindingPart> {
            FindingPart part;
            TM_ASSIGN(part.findings, FindingStore(reader.file()).all());
            TM_ASSIGN(part.exhibits, ExhibitStore(reader.file()).all());
            part.ranges = rangesOf(part.exhibits);
            part.detections = detectionsOf(part.exhibits);
            return part;
        },
        [this](Result<FindingPart> part) {
            if (!part) return emit m_session.failed(part.error());
            m_findings = std::move(part->findings);
            m_exhibits = std::move(part->exhibits);
            m_finding_ranges = std::move(part->ranges);
            m_detection_findings = std::move(part->detections);
            emit findingsChanged();
        });
}

const Finding* Casebook::findingOf(const std::string& stable_key) const {
    const auto found = m_detection_findings.find(stable_key);
    return found == m_detection_findings.end() ? nullptr : finding(found->second);
}

std::optional<TimeRange> Casebook::findingRange(std::int64_t finding_id) const {
    const auto found = m_finding_ranges.find(finding_id);
    return found == m_finding_ranges.end() ? std::nullopt : std::optional(found->second);
}

void Casebook::readAnnotations() {
    m_session.ask<AnnotationPart>(
        this, "annotations",
        [](CaseReader& reader, std::stop_token) -> Result<AnnotationPart> {
            AnnotationPart part;
            TM_ASSIGN(part.annotations, AnnotationStore(reader.file()).all());
            for (const Annotation& annotation : part.annotations) {
                if (!annotation.content.event_id) continue;
                const auto event = reader.events().event(*annotation.content.event_id);
                if (event) part.event_times[event->id] = event->ts_ns;
            }
            return part;
        },
        [this](Result<AnnotationPart> part) {
            if (!part) return emit m_session.failed(part.error());
            m_annotations = std::move(part->annotations);
            m_event_times = std::move(part->event_times);
            emit annotationsChanged();
        });
}

std::int64_t Casebook::eventTime(const Annotation& annotation) const {
    const auto found = m_event_times.find(annotation.content.event_id.value_or(0));
    return found == m_event_times.end() ? kNoTime : found->second;
}

void Casebook::readReferences() {
    m_session.ask<std::vector<ReferenceDate>>(
        this, "references",
        [](CaseReader& reader, std::stop_token) { return ReferenceStore(reader.file()).all(); },
        [this](Result<std::vector<ReferenceDate>> all) {
            if (!all) return emit m_session.failed(all.error());
            m_references = std::move(all).value();
            emit referencesChanged();
        });
}

void Casebook::readTags() {
    m_session.ask<std::vector<TagRevision>>(
        this, "tags",
        [](CaseReader& reader, std::stop_token) { return TagStore(reader.file()).all(); },
        [this](Result<std::vector<TagRevision>> all) {
            if (!all) return emit m_session.failed(all.error());
            m_tags = std::move(all).value();
            emit tagsChanged();
        });
}

void Casebook::readViews() {
    m_session.ask<std::string>(
        this, "views",
        [](CaseReader& reader, std::stop_token) -> Result<std::string> {
            TM_ASSIGN(const auto stored, reader.file().setting(kViewsSetting));
            return stored.value_or(std::string());
        },
        [this](Result<std::string> stored) {
            m_views.clear();
            if (stored)
                for (const QJsonValue& view :
                     QJsonDocument::fromJson(QByteArray::fromStdString(*stored)).array())
                    m_views.push_back(viewOf(view.toObject()));
            emit viewsChanged();
        });
}

std::string Casebook::viewsWith(const SavedView& view) const {
    std::vector<SavedView> views = m_views;
    const auto same = std::ranges::find(views, view.name, &SavedView::name);
    if (same != views.end())
        *same = view;
    else
        views.push_back(view);
    QJsonArray all;
    for (const SavedView& each : views) all.append(jsonOf(each));
    return QJsonDocument(all).toJson(QJsonDocument::Compact).toStdString();
}

const StoredDetection* Casebook::detection(std::int64_t id) const {
    const auto found = std::ranges::find(m_detections, id, &StoredDetection::id);
    return found == m_detections.end() ? nullptr : &*found;
}

Verdict Casebook::verdict(const StoredDetection& detection) const {
    const auto found = m_verdicts.find(detection.stable_key);
    if (found != m_verdicts.end()) return found->second;
    Verdict open;
    open.stable_key = detection.stable_key;
    return open;
}

int Casebook::openDetections() const {
    return static_cast<int>(std::ranges::count_if(m_detections, [this](const StoredDetection& d) {
        return verdict(d).kind == VerdictKind::Open;
    }));
}

const Finding* Casebook::finding(std::int64_t id) const {
    const auto found = std::ranges::find(m_findings, id, &Finding::id);
    return found == m_findings.end() ? nullptr : &*found;
}

} // namespace tidemark
