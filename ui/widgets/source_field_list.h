// SPDX-License-Identifier: GPL-3.0-or-later
// The fields of a log as it names them, with a value of each, to be dragged onto the field that
// they are. Window's thread.
#pragma once

#include <QString>
#include <QTableWidget>
#include <string>
#include <vector>

class QMimeData;

namespace tidemark {

class SourceFieldList : public QTableWidget {
    Q_OBJECT
public:
    explicit SourceFieldList(QWidget* parent = nullptr);
    /// `samples[i]` is a value of `paths[i]`, or empty. Keeps its place when nothing changed.
    void setFields(const std::vector<std::string>& paths, const std::vector<std::string>& samples);

protected:
    QMimeData* mimeData(const QList<QTableWidgetItem*>& items) const override;
    QStringList mimeTypes() const override;
};

/// The path that is being dragged; empty when it is something else.
QString draggedSourceField(const QMimeData* data);

} // namespace tidemark
