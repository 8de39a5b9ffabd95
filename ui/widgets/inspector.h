// SPDX-License-Identifier: GPL-3.0-or-later
// What is selected, explained: an account's profile, an event with its raw record, a detection, a
// source. Everything shown from evidence is plain text. Window's thread.
#pragma once

#include "core/query/entity_table.h"
#include "core/store/event_reader.h"

#include <QWidget>
#include <functional>
#include <string>
#include <vector>

class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace tidemark {

class AppContext;
struct AccountProfileView;
struct EventExplained;

class Inspector : public QWidget {
    Q_OBJECT
public:
    explicit Inspector(AppContext& context, QWidget* parent = nullptr);

private:
    void explain();
    void clear(const QString& heading, const QString& sub);
    void showRecord(const EventExplained& explained);
    void askEvent(std::int64_t id);
    void askAccount(const QString& account);
    void showAccount(const AccountProfileView& profile);
    void showDetection(std::int64_t id);
    void addSection(const QString& title);
    void addPair(const QString& name, const QString& value, const char* kind = "");
    void addValue(Field field, const QString& stored, const QString& note);
    void addFindingsOf(const std::string& account);
    /// A field of an event as a button that opens its menu.
    /// `remarks` are shown below it: what filled it when the record did not, its network.
    void addField(const Event& event, const FieldInfo& info, const QString& words,
                  const QString& remarks);
    /// A button that leads to another event.
    void addEventLink(const QString& words, std::int64_t id);
    void addText(const QString& words, const char* kind = "");
    void showSource(std::int64_t id);
    void addButton(const QString& words, const QString& icon, std::function<void()> run);

    AppContext& m_context;
    QLabel* m_heading;
    QLabel* m_sub;
    QScrollArea* m_scroll;
    QWidget* m_body = nullptr;
    QVBoxLayout* m_rows = nullptr;
};

} // namespace tidemark
