// SPDX-License-Identifier: GPL-3.0-or-later
// The parameters of detection, each with its unit, range, default and what it does. What is saved
// goes into the preferences and counts from the next run on, whatever the case; the run records it
// in the case. Window's thread.
#pragma once

#include "core/analysis/detect_parameters.h"

#include <QDialog>
#include <vector>

class QCheckBox;
class QDoubleSpinBox;
class QGridLayout;
class QLabel;

namespace tidemark {

class AppContext;

class DetectDialog : public QDialog {
    Q_OBJECT
public:
    DetectDialog(AppContext& context, QWidget* parent);

private:
    struct Field {
        const DetectParameter* parameter;
        QDoubleSpinBox* number; ///< null for switches
        QCheckBox* on;          ///< null for numbers
        QLabel* changed;
    };
    void addField(QGridLayout* grid, const DetectParameter& parameter, double value);
    [[nodiscard]] static double valueOf(const Field& field);
    void setValue(const Field& field, double value);
    void markChanged();
    void reset();
    void save();

    AppContext& m_context;
    std::vector<Field> m_fields;
    QLabel* m_summary = nullptr;
};

} // namespace tidemark
