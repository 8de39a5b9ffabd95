// SPDX-License-Identifier: GPL-3.0-or-later
// The open case as the window sees it: opens and closes it, asks it questions, writes to it and
// runs its jobs. The CaseFile with the write connection is used on the job thread alone, so a write
// never waits on the window and two never meet; readers live in the query pool. Window's thread.
#pragma once

#include "core/base/time_zone.h"
#include "core/store/case_file.h"
#include "core/store/source_store.h"
#include "ui/models/filter_state.h"
#include "ui/models/job_bridge.h"
#include "ui/models/query_pool.h"

#include <QObject>
#include <optional>

namespace tidemark {

/// What every page may want to know, read again after each change.
struct CaseFacts {
    CaseInfo info;
    std::vector<Source> sources;
    std::int64_t events = 0, records = 0, rejects = 0;
    std::optional<TimeRange> span; ///< nullopt: no event has a time
    std::vector<TimeRange> gaps;   ///< no data
    std::int64_t accounts = 0;
    std::int64_t custody_entries = 0;
    std::int64_t custody_faults = 0; ///< 0: the chain is intact
    QStringList top_accounts;        ///< for completion
};

class CaseSession : public QObject {
    Q_OBJECT
public:
    /// What a write has changed, so that pages read again only what they show.
    enum Part {
        Events = 1,
        Detections = 2,
        Findings = 4,
        Annotations = 8,
        Tags = 16,
        Custody = 32,
        Info = 64,
        Views = 128,
        References = 256
    };
    Q_DECLARE_FLAGS(Parts, Part)
    using Write = std::function<Status(CaseFile&, JobContext&)>;

    explicit CaseSession(QObject* parent = nullptr);
    ~CaseSession() override;

    void open(const QString& path, const Actor& actor);
    void create(const QString& path, const CaseInfo& info, const Actor& actor);
    void close();
    [[nodiscard]] bool isOpen() const { return m_file != nullptr; }
    [[nodiscard]] bool isOpening() const { return m_opening; }
    [[nodiscard]] bool writable() const { return m_file && m_writable; }
    [[nodiscard]] QString path() const { return m_path; }
    [[nodiscard]] const CaseFacts& facts() const { return m_facts; }
    [[nodiscard]] const TimeZone& zone() const { return m_zone; }
    void setZone(const TimeZone& zone);
    /// Shows times in this zone instead of the one that each case names; nullopt: as the case says.
    void preferZone(const std::optional<TimeZone>& zone);

    [[nodiscard]] FilterState& filter() { return m_filter; }
    [[nodiscard]] JobBridge& jobs() { return *m_jobs; }
    /// Nothing is being opened, asked or written.
    [[nodiscard]] bool quiet() const;

    template <class T>
    void ask(QObject* receiver, const char* channel,
             std::function<Result<T>(CaseReader&, std::stop_token)> work,
             std::function<void(Result<T>)> done) {
        if (m_pool) m_pool->ask<T>(receiver, channel, std::move(work), std::move(done));
    }

    /// A small write; failures are also announced by failed().
    void write(Parts changes, Write work, std::function<void(const Status&)> done = {});
    /// A long job with progress.
    void run(const QString& name, Parts changes, Write work,
             std::function<void(const Status&)> done = {}, bool counts_bytes = false);

signals:
    void opened();
    void closed();
    /// New facts have been read; `parts` says what had changed.
    void factsChanged();
    /// The facts after opening, or after the evidence itself (sources, events) changed.
    void evidenceChanged();
    void changed(tidemark::CaseSession::Parts parts);
    void failed(const tidemark::Error& error);
    void openFailed(const QString& path, const tidemark::Error& error);
    void zoneChanged();
    void busyChanged();

private:
    void takeFile(std::shared_ptr<CaseFile> file, const QString& path);
    void readFacts();
    JobQueue::Work onFile(Write work) const;
    void afterWrite(Parts changes, const Status& status);

    std::shared_ptr<CaseFile> m_file; ///< used on the job thread; destroyed after the queue is idle
    bool m_writable = false;
    bool m_opening = false;
    bool m_facts_read = false;
    bool m_events_written = false; ///< since the facts were read last
    QString m_path;
    CaseFacts m_facts;
    TimeZone m_zone;
    std::optional<TimeZone> m_preferred_zone;
    FilterState m_filter;
    std::unique_ptr<JobBridge> m_jobs;
    std::unique_ptr<QueryPool> m_pool;
};
Q_DECLARE_OPERATORS_FOR_FLAGS(CaseSession::Parts)

} // namespace tidemark
