// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/render/file_bytes.h"

#include <QFile>
#include <QSaveFile>

namespace tidemark {

Status writeFileBytes(const std::string& path, const QByteArray& bytes) {
    QSaveFile file(QFile::decodeName(QByteArray::fromStdString(path)));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return makeError(ErrorCode::Io,
                         "the file cannot be written: " + file.errorString().toStdString(), path,
                         "Check the folder, its permissions and the free space");
    return ok();
}

} // namespace tidemark
