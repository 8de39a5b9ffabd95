// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/detect_settings.h"

#include "ui/models/display.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>
#include <algorithm>

namespace tidemark {

namespace {

/// What core/analysis/options.cpp says of parameters, for the catalogues.
[[maybe_unused]] constexpr const char* kParameterWords[] = {
    QT_TRANSLATE_NOOP("Core", "share of false alarms"),
    QT_TRANSLATE_NOOP("Core", "log odds"),
    QT_TRANSLATE_NOOP("Core", "strength"),
    QT_TRANSLATE_NOOP("Core", "requests"),
    QT_TRANSLATE_NOOP("Core", "days"),
    QT_TRANSLATE_NOOP("Core", "accounts"),
    QT_TRANSLATE_NOOP("Core", "threads"),
    QT_TRANSLATE_NOOP("Core", "Looks for accounts that leave their own habit: spikes and shifts."),
    QT_TRANSLATE_NOOP("Core", "Looks for groups of accounts that act as one."),
    QT_TRANSLATE_NOOP(
        "Core",
        "Single accounts are reported up to this false discovery rate; less reports fewer."),
    QT_TRANSLATE_NOOP(
        "Core", "Spikes and shifts with weaker evidence of an added stream are not reported."),
    QT_TRANSLATE_NOOP("Core", "Leaves out every detection that is weaker than this."),
    QT_TRANSLATE_NOOP("Core", "An account with fewer requests has not enough data for a baseline "
                              "and is not tested."),
    QT_TRANSLATE_NOOP("Core", "An account active for less time has not enough data for a baseline "
                              "and is not tested."),
    QT_TRANSLATE_NOOP("Core", "The smallest group that is reported as a cluster."),
    QT_TRANSLATE_NOOP("Core", "An address or other value that more accounts use is a hub and never "
                              "links any of them."),
    QT_TRANSLATE_NOOP("Core",
                      "A linked group is reported as a cluster from this likelihood ratio on."),
    QT_TRANSLATE_NOOP("Core", "How many threads work, 0 for as many as the machine has; the result "
                              "stays the same.")};

QString inOwnLanguage(std::string_view words) {
    return words.empty() ? QString()
                         : QCoreApplication::translate("Core", std::string(words).c_str());
}

const DetectParameter* parameterByName(const QString& name) {
    for (const DetectParameter& parameter : detectParameters())
        if (text(parameter.name) == name) return &parameter;
    return nullptr;
}

} // namespace

DetectOptions detectOptions(const Preferences& preferences) {
    DetectOptions options;
    const QMap<QString, QString> changed = preferences.detection();
    for (auto it = changed.begin(); it != changed.end(); ++it)
        static_cast<void>(options.set(utf8(it.key()), utf8(it.value())));
    return options;
}

void storeDetectOptions(Preferences& preferences, const DetectOptions& options) {
    QMap<QString, QString> changed;
    for (const DetectParameter& p : detectParameters())
        if (options.*p.value != p.usual())
            changed.insert(text(p.name), parameterNumber(options.*p.value));
    preferences.setDetection(changed);
}

QString parameterMeaning(const DetectParameter& parameter) {
    return inOwnLanguage(parameter.meaning);
}

QString parameterUnit(const DetectParameter& parameter) {
    return inOwnLanguage(parameter.unit);
}

QString parameterNumber(double value) {
    return QString::number(value, 'g', 15);
}

QString parameterRange(const DetectParameter& p) {
    if (p.isSwitch())
        return p.usual() != 0 ? QCoreApplication::translate("DetectDialog", "Default on")
                              : QCoreApplication::translate("DetectDialog", "Default off");
    return QCoreApplication::translate("DetectDialog", "Default %1; %2 to %3")
        .arg(parameterNumber(p.usual()), parameterNumber(p.low), parameterNumber(p.high));
}

std::vector<RunParameter> runParameters(const std::string& params_json) {
    std::vector<RunParameter> out;
    const QJsonObject stored =
        QJsonDocument::fromJson(QByteArray::fromStdString(params_json)).object();
    for (auto it = stored.begin(); it != stored.end(); ++it) {
        RunParameter one{it.key(), it.value().toVariant().toString(), {}, false};
        if (const DetectParameter* known = parameterByName(it.key())) {
            one.usual = parameterNumber(known->usual());
            bool number = false;
            const double value = one.value.toDouble(&number);
            one.changed = !number || value != known->usual();
        }
        out.push_back(std::move(one));
    }
    std::stable_partition(out.begin(), out.end(), [](const RunParameter& p) { return p.changed; });
    return out;
}

RunParametersText runParametersText(const std::string& params_json) {
    QStringList changed, usual;
    for (const RunParameter& p : runParameters(params_json))
        if (p.changed)
            changed << QCoreApplication::translate("DetectDialog", "%1 = %2 (default %3)")
                           .arg(p.name, p.value, p.usual);
        else
            usual << QStringLiteral("%1 = %2").arg(p.name, p.value);
    if (changed.isEmpty())
        return {QCoreApplication::translate("DetectDialog", "default parameters"),
                usual.join(QStringLiteral(", "))};
    return {QCoreApplication::translate("DetectDialog", "changed parameters: %1")
                .arg(changed.join(QStringLiteral(", "))),
            usual.join(QStringLiteral(", "))};
}

} // namespace tidemark
