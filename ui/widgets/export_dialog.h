// SPDX-License-Identifier: GPL-3.0-or-later
// Export of the case as a bundle: preset, what to redact, which originals, signing key; with a
// preview of what would be withheld. When records with secrets would leave as they are, it asks
// first. Window's thread.
#pragma once

#include <QDialog>
#include <functional>
#include <memory>

class QComboBox;
class QLabel;
class QLineEdit;

namespace tidemark {

class AppContext;
struct BundleOptions;
struct LeavingSecrets;

/// Says where keys or tokens were found and what was looked through. `done` gets whether they shall
/// be masked, which is what Enter does; Cancel calls nothing.
void askAboutSecrets(QWidget* parent, const LeavingSecrets& found,
                     std::function<void(bool mask)> done);

class ExportDialog : public QDialog {
    Q_OBJECT
public:
    ExportDialog(AppContext& context, QWidget* parent);

private:
    void fillKeys();
    void showPreset();
    void askWithheld();
    void start();
    /// What start() has gathered; outlives the dialog.
    struct Order;
    static void lookForSecrets(const std::shared_ptr<Order>& order);
    static void write(const std::shared_ptr<Order>& order);

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
