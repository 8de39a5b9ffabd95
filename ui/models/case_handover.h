// SPDX-License-Identifier: GPL-3.0-or-later
// One window a case: whoever opens a case that another window of the same person has open asks that
// window to come to the front instead. Over a socket file of the person's own; nothing of it
// reaches a network. Window's thread.
#pragma once

#include <QObject>
#include <QString>
#include <memory>

class QLocalServer;

namespace tidemark {

class CaseHandover : public QObject {
    Q_OBJECT
public:
    explicit CaseHandover(QObject* parent = nullptr);
    ~CaseHandover() override;

    /// Answers for this case from now on, in place of the one before.
    void serve(const QString& case_path);
    void stop();
    /// Asks the window that has the case to show itself, on `page` unless that is empty. False when
    /// no window answers.
    static bool ask(const QString& case_path, const QString& page = {});

signals:
    void asked(const QString& page);

private:
    void answer();
    std::unique_ptr<QLocalServer> m_server;
};

} // namespace tidemark
