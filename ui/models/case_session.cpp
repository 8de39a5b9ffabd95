// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/case_session.h"

#include "core/query/entity_table.h"
#include "core/query/timeline.h"
#include "ui/models/display.h"

#include <QFileInfo>
#include <QStorageInfo>
#include <algorithm>

namespace tidemark {

namespace {

constexpr int kQueryThreads = 3;
constexpr std::int64_t kCompletionAccounts = 2000;

/// Write-ahead logs need memory that all processes share, which file systems of other machines do
/// not give; there a rollback journal is the safe way.
JournalMode journalFor(const QString& path) {
    static const QList<QByteArray> kShared = {
        "nfs",    "nfs4",  "cifs",      "smb2", "smb3",   "smbfs",  "9p",       "afs",    "ceph",
        "beegfs", "davfs", "glusterfs", "fuse", "vboxsf", "prl_fs", "virtiofs", "lustre", "gpfs"};
    const QByteArray type = QStorageInfo(QFileInfo(path).absolutePath()).fileSystemType();
    const QByteArray name = type.toLower();
    return kShared.contains(name) || name.startsWith("fuse.") ? JournalMode::Rollback
                                                              : JournalMode::Wal;
}

Result<CaseFacts> loadFacts(CaseReader& reader, std::stop_token stop) {
    CaseFacts facts;
    TM_ASSIGN(facts.info, reader.file().info());
    TM_ASSIGN(facts.sources, reader.sources().all());
    for (const Source& source : facts.sources) {
        facts.records += source.records;
        facts.rejects += source.rejects;
    }
    facts.events = reader.events().eventCount();
    if (const auto span = reader.events().timeSpan())
        facts.span = TimeRange{span->first, span->second + 1};
    CustodyLog log(reader.db());
    TM_ASSIGN(const std::string chain, log.text());
    facts.custody_entries = static_cast<std::int64_t>(std::count(chain.begin(), chain.end(), '\n'));
    facts.custody_faults = static_cast<std::int64_t>(checkCustodyText(chain).size());
    if (facts.events == 0) return facts;
    TM_ASSIGN(facts.gaps, readGaps(reader));
    EntityQuery query;
    query.limit = kCompletionAccounts;
    TM_ASSIGN(const EntityTable accounts, readEntities(reader, query, stop));
    facts.accounts = accounts.distinct;
    for (const EntityRow& row : accounts.rows)
        if (row.id != 0) facts.top_accounts << text(row.name);
    return facts;
}

} // namespace

CaseSession::CaseSession(QObject* parent) : QObject(parent), m_jobs(std::make_unique<JobBridge>()) {
    connect(m_jobs.get(), &JobBridge::jobsChanged, this, &CaseSession::busyChanged);
}

CaseSession::~CaseSession() {
    m_pool.reset();
    m_jobs.reset();
}

bool CaseSession::quiet() const {
    return !m_opening && m_jobs->unfinished() == 0 && (!m_pool || m_pool->pending() == 0);
}

void CaseSession::open(const QString& path, const Actor& actor) {
    close();
    m_opening = true;
    auto opened = std::make_shared<std::shared_ptr<CaseFile>>();
    const std::string file_path = utf8(path);
    m_jobs->submitQuiet(
        [file_path, actor, opened, journal = journalFor(path)](JobContext&) -> Status {
            auto file = CaseFile::open(file_path, CaseMode::ReadWrite, actor, journal);
            const bool may_read = !file && (file.error().code == ErrorCode::Busy ||
                                            file.error().code == ErrorCode::Io);
            if (may_read) {
                const Error first = file.error();
                file = CaseFile::open(file_path, CaseMode::ReadOnly, actor);
                if (!file) file = CaseFile::open(file_path, CaseMode::Immutable, actor);
                if (!file) return first;
            }
            if (!file) return file.error();
            *opened = std::make_shared<CaseFile>(std::move(file).value());
            return ok();
        },
        [this, opened, path](const Status& status) {
            m_opening = false;
            if (status)
                takeFile(*opened, path);
            else
                emit openFailed(path, status.error());
        });
}

void CaseSession::create(const QString& path, const CaseInfo& info, const Actor& actor) {
    close();
    m_opening = true;
    auto opened = std::make_shared<std::shared_ptr<CaseFile>>();
    const std::string file_path = utf8(path);
    m_jobs->submitQuiet(
        [file_path, info, actor, opened, journal = journalFor(path)](JobContext&) -> Status {
            {
                TM_ASSIGN(CaseFile created, CaseFile::create(file_path, info, actor));
                // Closed here: the window's own connection is a WAL one.
            }
            TM_ASSIGN(CaseFile file,
                      CaseFile::open(file_path, CaseMode::ReadWrite, actor, journal));
            *opened = std::make_shared<CaseFile>(std::move(file));
            return ok();
        },
        [this, opened, path](const Status& status) {
            m_opening = false;
            if (status)
                takeFile(*opened, path);
            else
                emit openFailed(path, status.error());
        });
}

void CaseSession::takeFile(std::shared_ptr<CaseFile> file, const QString& path) {
    m_file = std::move(file);
    m_writable = m_file->writable();
    m_path = QFileInfo(path).absoluteFilePath();
    m_filter.reset();
    // The readers keep the file object alive until the pool has joined.
    m_pool = std::make_unique<QueryPool>([file = m_file] { return CaseReader::open(*file); },
                                         kQueryThreads);
    connect(m_pool.get(), &QueryPool::pendingChanged, this, &CaseSession::busyChanged);
    emit opened();
    readFacts();
}

void CaseSession::close() {
    if (!m_file) return;
    m_pool.reset();
    // The job thread is idle after this, so the file has one owner again.
    m_jobs->cancelAllAndWait();
    m_file.reset();
    m_path.clear();
    m_facts = CaseFacts{};
    m_facts_read = false;
    m_filter.reset();
    emit closed();
}

void CaseSession::setZone(const TimeZone& zone) {
    if (zone.name() == m_zone.name()) return;
    m_zone = zone;
    emit zoneChanged();
}

void CaseSession::preferZone(const std::optional<TimeZone>& zone) {
    m_preferred_zone = zone;
    if (zone)
        setZone(*zone);
    else if (auto own = TimeZone::find(m_facts.info.display_zone))
        setZone(*own);
}

void CaseSession::readFacts() {
    ask<CaseFacts>(
        this, "facts",
        [](CaseReader& reader, std::stop_token stop) { return loadFacts(reader, stop); },
        [this](Result<CaseFacts> facts) {
            if (!facts) {
                if (facts.error().code == ErrorCode::Cancelled) return;
                if (m_facts_read) return emit failed(facts.error());
                // Not one look into it works: that is not an open case. Closed once this answer
                // has been delivered, since closing ends the pool that delivers it.
                QMetaObject::invokeMethod(
                    this,
                    [this, path = m_path, error = facts.error()] {
                        close();
                        emit openFailed(path, error);
                    },
                    Qt::QueuedConnection);
                return;
            }
            const bool same_evidence = m_facts_read && !std::exchange(m_events_written, false) &&
                                       m_facts.events == facts->events &&
                                       m_facts.sources.size() == facts->sources.size();
            m_facts = std::move(facts).value();
            m_facts_read = true;
            preferZone(m_preferred_zone);
            emit factsChanged();
            if (!same_evidence) emit evidenceChanged();
        });
}

JobQueue::Work CaseSession::onFile(Write work) const {
    return [file = m_file, work = std::move(work)](JobContext& context) {
        return work(*file, context);
    };
}

void CaseSession::write(Parts changes, Write work, std::function<void(const Status&)> done) {
    if (!m_file) return;
    m_jobs->submitQuiet(onFile(std::move(work)),
                        [this, changes, done = std::move(done)](const Status& status) {
                            if (!status && status.error().code != ErrorCode::Cancelled)
                                emit failed(status.error());
                            afterWrite(changes, status);
                            if (done) done(status);
                        });
}

void CaseSession::run(const QString& name, Parts changes, Write work,
                      std::function<void(const Status&)> done, bool counts_bytes) {
    if (!m_file) return;
    m_jobs->submit(
        name, onFile(std::move(work)),
        [this, changes, done = std::move(done)](const Status& status) {
            if (!status && status.error().code != ErrorCode::Cancelled) emit failed(status.error());
            afterWrite(changes, status);
            if (done) done(status);
        },
        counts_bytes);
}

void CaseSession::afterWrite(Parts changes, const Status& status) {
    if (!m_pool || !changes) return;
    // A failed or cancelled import still writes to the custody log.
    const Parts parts = status ? changes | Custody : Parts(Custody);
    if (parts.testFlag(Events)) {
        m_events_written = true;
        m_pool->refresh();
    }
    readFacts();
    emit changed(parts);
}

} // namespace tidemark
