// SPDX-License-Identifier: GPL-3.0-or-later
// Export of the case as a bundle: preset, what to redact, which originals, signing key; with a
// preview of what would be withheld. Window's thread.
#pragma once

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;

namespace tidemark {

class AppContext;

class ExportDialog : public QDialog {
    Q_OBJECT
public:
    ExportDialog(AppContext& context, QWidget* parent);

private:
    void fillKeys();
    void showPreset();
    void askWithheld();
    void start();

    AppContext& m_context;
    QComboBox* m_preset;
    QLabel* m_preset_words;
    QComboBox* m_redaction;
    QLabel* m_withheld;
    QComboBox* m_originals;
    QComboBox* m_key;
    QLineEdit* m_password;
    QLineEdit* m_target;
};

} // namespace tidemark
