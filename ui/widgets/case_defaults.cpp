// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of the preferences that act on cases.
#include "core/query/price_table.h"
#include "core/store/reference_store.h"
#include "ui/models/display.h"
#include "ui/widgets/app_context.h"
#include "ui/widgets/settings_dialog.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

namespace tidemark {

namespace {

constexpr std::string_view kDraftsInCase =
    "SELECT key, value FROM setting WHERE key GLOB 'draft.*' AND value <> ''";

/// The day a draft was last typed at; an invalid one when it does not say.
QDate draftDay(std::string_view json) {
    const QByteArray bytes(json.data(), static_cast<qsizetype>(json.size()));
    return QDate::fromString(
        QJsonDocument::fromJson(bytes).object().value(QLatin1String("typed_day")).toString(),
        Qt::ISODate);
}

Result<std::vector<std::string>> oldDrafts(Database& db, const QDate& oldest) {
    std::vector<std::string> keys;
    TM_ASSIGN(Statement select, db.prepare(kDraftsInCase));
    for (;;) {
        TM_ASSIGN(const bool row, select.step());
        if (!row) return keys;
        const QDate day = draftDay(select.text(1));
        if (day.isValid() && day < oldest) keys.emplace_back(select.text(0));
    }
}

} // namespace

void dropOldDrafts(AppContext& context) {
    const int days = Preferences(context.settings).draftDays();
    if (days == 0 || !context.session.writable()) return;
    const QDate oldest = QDateTime::currentDateTimeUtc().date().addDays(-days);
    context.session.write({}, [oldest](CaseFile& file, JobContext&) -> Status {
        TM_ASSIGN(const std::vector<std::string> keys, oldDrafts(file.db(), oldest));
        for (const std::string& key : keys) TM_TRY(file.setSetting(key, {}));
        return ok();
    });
}

void giveCaseDefaults(AppContext& context) {
    const Preferences preferences(context.settings);
    const std::string prices = utf8(preferences.prices());
    std::vector<ReferenceContent> dates;
    for (const PreferredDate& date : preferences.dates())
        dates.push_back({QDateTime(date.day, QTime(0, 0), Qt::UTC).toMSecsSinceEpoch() * 1'000'000,
                         ReferenceKind::Other, utf8(date.label)});
    if (prices.empty() && dates.empty()) return;
    context.session.write(CaseSession::Info | CaseSession::Custody,
                          [prices, dates](CaseFile& file, JobContext&) -> Status {
                              if (!prices.empty())
                                  TM_TRY(file.setSetting(kPriceTableSetting, prices));
                              return dates.empty() ? ok() : ReferenceStore(file).addAll(dates);
                          });
}

} // namespace tidemark
