// SPDX-License-Identifier: GPL-3.0-or-later
// What has been found and written so far: detections with their verdicts, findings with exhibits,
// annotations, tags and saved views. Read again by part after each change; pages look here instead
// of asking each other. Window's thread; the content is plain values.
#pragma once

#include "core/store/annotation_store.h"
#include "core/store/detection_store.h"
#include "core/store/exhibit_store.h"
#include "core/store/finding_store.h"
#include "core/store/reference_store.h"
#include "core/store/tag_store.h"
#include "core/store/verdict_store.h"
#include "ui/models/case_session.h"

#include <map>

namespace tidemark {

inline constexpr std::string_view kViewsSetting = "saved_views";

struct SavedView {
    QString name;
    View view;
};

class Casebook : public QObject {
    Q_OBJECT
public:
    explicit Casebook(CaseSession& session, QObject* parent = nullptr);

    [[nodiscard]] const std::optional<StoredRun>& run() const { return m_run; }
    [[nodiscard]] const std::vector<StoredDetection>& detections() const { return m_detections; }
    [[nodiscard]] const StoredDetection* detection(std::int64_t id) const;
    [[nodiscard]] Verdict verdict(const StoredDetection& detection) const;
    /// Detections without a verdict.
    [[nodiscard]] int openDetections() const;
    [[nodiscard]] const std::vector<Finding>& findings() const { return m_findings; }
    [[nodiscard]] const Finding* finding(std::int64_t id) const;
    [[nodiscard]] const std::vector<Exhibit>& exhibits() const { return m_exhibits; }
    /// The newest finding with an exhibit of the detection; nullptr: none.
    [[nodiscard]] const Finding* findingOf(const std::string& stable_key) const;
    /// From the first to the last time that the exhibits of a finding are about; nullopt: none.
    [[nodiscard]] std::optional<TimeRange> findingRange(std::int64_t finding_id) const;
    [[nodiscard]] const std::vector<Annotation>& annotations() const { return m_annotations; }
    /// When the event of a note pinned to one happened; kNoTime for other notes.
    [[nodiscard]] std::int64_t eventTime(const Annotation& annotation) const;
    [[nodiscard]] const std::vector<ReferenceDate>& references() const { return m_references; }
    [[nodiscard]] const std::vector<TagRevision>& tags() const { return m_tags; }
    [[nodiscard]] const std::vector<SavedView>& views() const { return m_views; }
    /// What kViewsSetting holds once `view` is among them; it replaces one of the same name.
    [[nodiscard]] std::string viewsWith(const SavedView& view) const;
    /// The parts above have been read at least once since the case was opened.
    [[nodiscard]] bool detectionsRead() const { return m_detections_read; }

signals:
    void detectionsChanged();
    void findingsChanged();
    void annotationsChanged();
    void referencesChanged();
    void tagsChanged();
    void viewsChanged();

private:
    void read(CaseSession::Parts parts);
    void readDetections();
    void readFindings();
    void readAnnotations();
    void readReferences();
    void readTags();
    void readViews();
    void clear();

    CaseSession& m_session;
    std::optional<StoredRun> m_run;
    std::vector<StoredDetection> m_detections;
    std::map<std::string, Verdict> m_verdicts;
    std::vector<Finding> m_findings;
    std::vector<Exhibit> m_exhibits;
    std::map<std::int64_t, TimeRange> m_finding_ranges;       ///< by finding id
    std::map<std::string, std::int64_t> m_detection_findings; ///< by stable key
    std::vector<Annotation> m_annotations;
    std::map<std::int64_t, std::int64_t> m_event_times; ///< of annotated events, ns
    std::vector<ReferenceDate> m_references;
    std::vector<TagRevision> m_tags;
    std::vector<SavedView> m_views;
    bool m_detections_read = false;
};

} // namespace tidemark
