// SPDX-License-Identifier: GPL-3.0-or-later
// The mapping of an import: for each canonical field the name in the log that it comes from, chosen
// from a list or written as a path, with what the first record gives. Rows stay while previews come
// and go, so that typing is never interrupted. Window's thread.
#pragma once

#include "core/import/import_job.h"
#include "core/store/event_reader.h"

#include <QWidget>
#include <map>
#include <optional>
#include <vector>

class QComboBox;
class QTableWidget;

namespace tidemark {

class SourceFieldList;

class MappingEditor : public QWidget {
    Q_OBJECT
public:
    explicit MappingEditor(QWidget* parent = nullptr);

    /// `first` is the first record as it will be understood, if there is one.
    void show(const ImportPreview& preview, const std::optional<Event>& first,
              const TimeZone& zone);
    /// What was changed by hand: canonical field name -> source path.
    [[nodiscard]] const std::map<std::string, std::string>& changes() const { return m_changes; }
    void forget();

signals:
    void changed();
    void saveWanted();

protected:
    /// Fields of the log that are dragged onto the table.
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void markDropRow(int row);
    void addRow(const FieldInfo& info);
    void take(Field field, const QString& path);

    struct Row {
        Field field;
        QComboBox* source;
        QString shown_path;
    };
    QTableWidget* m_table;
    SourceFieldList* m_sources;
    std::vector<Row> m_rows;
    QStringList m_columns;
    std::map<std::string, std::string> m_changes;
    bool m_filling = false;
};

} // namespace tidemark
