// SPDX-License-Identifier: GPL-3.0-or-later
// The person's settings of detection: the parameters of core/analysis/detect_parameters.h with the
// changes that the preferences keep, and how people read them. Window's thread.
#pragma once

#include "core/analysis/detect_parameters.h"
#include "ui/models/preferences.h"

#include <QString>
#include <string>
#include <vector>

namespace tidemark {

/// Defaults with the stored changes; changes that this version does not know or allow are left out.
DetectOptions detectOptions(const Preferences& preferences);
/// Stores what differs from the defaults.
void storeDetectOptions(Preferences& preferences, const DetectOptions& options);

/// One sentence and the unit, in the person's language.
QString parameterMeaning(const DetectParameter& parameter);
QString parameterUnit(const DetectParameter& parameter);
/// "Default 0.3; 0 to 1".
QString parameterRange(const DetectParameter& parameter);
/// A number as `detect --set` takes it.
QString parameterNumber(double value);

struct RunParameter {
    QString name, value, usual; ///< `usual` is "" for a parameter that this version does not know
    bool changed = false;
};
/// What a run recorded, changed parameters first, each part by name. Empty for damaged records.
std::vector<RunParameter> runParameters(const std::string& params_json);
/// The same in words: what was changed, or that nothing was; and what was left at its default.
struct RunParametersText {
    QString changed, usual;
};
RunParametersText runParametersText(const std::string& params_json);

} // namespace tidemark
