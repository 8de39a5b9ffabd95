// SPDX-License-Identifier: GPL-3.0-or-later
// The jobs of this session: running, waiting and over, each with progress, rate, time left and
// Cancel. Window's thread.
#pragma once

#include <QFrame>
#include <map>

class QVBoxLayout;

namespace tidemark {

class JobBridge;
struct JobRow;
class JobRowView;

class JobPanel : public QFrame {
    Q_OBJECT
public:
    explicit JobPanel(JobBridge& jobs, QWidget* parent = nullptr);

private:
    void rebuild();
    void update(std::uint64_t id);
    JobBridge& m_jobs;
    QVBoxLayout* m_rows;
    std::map<std::uint64_t, JobRowView*> m_views;
};

} // namespace tidemark
