// SPDX-License-Identifier: GPL-3.0-or-later
// Import with a preview: detected format and confidence, the first records as they will be
// understood, the mapping (editable, savable as a profile), time zone and clock offset with a live
// example, what will be rejected and why. Previews are made on a thread of their own. Window's
// thread.
#pragma once

#include "core/import/import_job.h"
#include "ui/models/list_table_model.h"

#include <QDialog>
#include <QStringList>
#include <QTimer>
#include <memory>
#include <thread>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QTableView;
class QTabWidget;

namespace tidemark {

class AppContext;
class MappingEditor;
class RawView;

class ImportWizard : public QDialog {
    Q_OBJECT
public:
    ImportWizard(AppContext& context, const QStringList& paths, QWidget* parent);
    ~ImportWizard() override;

private:
    QWidget* makeFormat();
    QWidget* makeTime();
    QWidget* makePreview();
    void ask();
    void take(std::shared_ptr<Result<ImportPreview>> preview, std::uint64_t generation);
    void showFormats(const ImportPreview& preview);
    void showRows(const ImportPreview& preview);
    void showRejects(const ImportPreview& preview);
    void showTimeExample(const ImportPreview& preview);
    void saveProfile();
    void chooseProfile();
    void start();
    [[nodiscard]] ImportParams params() const;

    AppContext& m_context;
    QStringList m_paths;
    QComboBox* m_file;
    QComboBox* m_format;
    QLabel* m_confidence;
    QComboBox* m_zone;
    QDoubleSpinBox* m_offset;
    QLabel* m_time_example;
    QLineEdit* m_account;
    QLineEdit* m_start_time;
    QFormLayout* m_time_form;
    QCheckBox* m_reference;
    QLabel* m_counts;
    QLabel* m_notes;
    QTableView* m_rows;
    ListTableModel m_rows_model;
    QTableView* m_rejects;
    QLabel* m_no_rejects;
    ListTableModel m_reject_model;
    RawView* m_raw;
    QTabWidget* m_tabs;
    MappingEditor* m_mapping;
    QPushButton* m_start;
    QTimer m_ask_timer;
    Profile m_profile;
    std::vector<std::string> m_raw_records;
    std::uint64_t m_generation = 0;
    bool m_filling = false;
    std::jthread m_worker;
};

} // namespace tidemark
