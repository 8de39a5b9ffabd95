// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/case_handover.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QLocalServer>
#include <QLocalSocket>
#include <QStandardPaths>

namespace tidemark {

namespace {

constexpr int kAnswer_ms = 1000;
constexpr qint64 kLongestPage = 64;
const QByteArray kHere = QByteArrayLiteral("here\n");

/// The socket of a case: the same for every name of the same file.
QString socketOf(const QString& case_path) {
    QString canonical = QFileInfo(case_path).canonicalFilePath();
    if (canonical.isEmpty()) canonical = QFileInfo(case_path).absoluteFilePath();
    const QByteArray digest =
        QCryptographicHash::hash(canonical.toUtf8(), QCryptographicHash::Sha256).toHex().left(24);
    return QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation) +
           QStringLiteral("/tidemark-") + QString::fromLatin1(digest);
}

} // namespace

CaseHandover::CaseHandover(QObject* parent) : QObject(parent) {}

CaseHandover::~CaseHandover() = default;

void CaseHandover::serve(const QString& case_path) {
    stop();
    m_server = std::make_unique<QLocalServer>();
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    const QString name = socketOf(case_path);
    // A program that was killed leaves its socket file; one that answers has the case.
    if (!m_server->listen(name)) {
        QLocalServer::removeServer(name);
        if (!m_server->listen(name)) qWarning("no hand-over: the socket cannot be made");
    }
    connect(m_server.get(), &QLocalServer::newConnection, this, &CaseHandover::answer);
}

void CaseHandover::stop() {
    m_server.reset();
}

void CaseHandover::answer() {
    while (QLocalSocket* asker = m_server->nextPendingConnection()) {
        connect(asker, &QLocalSocket::disconnected, asker, &QObject::deleteLater);
        connect(asker, &QLocalSocket::readyRead, this, [this, asker] {
            if (!asker->canReadLine()) {
                if (asker->bytesAvailable() > kLongestPage) asker->abort();
                return;
            }
            const QByteArray page = asker->readLine(kLongestPage).trimmed();
            asker->write(kHere);
            asker->flush();
            emit asked(QString::fromUtf8(page));
        });
    }
}

bool CaseHandover::ask(const QString& case_path, const QString& page) {
    QLocalSocket socket;
    socket.connectToServer(socketOf(case_path));
    if (!socket.waitForConnected(kAnswer_ms)) return false;
    socket.write(page.left(kLongestPage / 2).toUtf8() + '\n');
    return socket.waitForReadyRead(kAnswer_ms) && socket.readAll() == kHere;
}

} // namespace tidemark
