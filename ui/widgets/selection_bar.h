// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with a selected time range, in a bar beside it. Window's thread.
#pragma once

#include "core/base/time_zone.h"
#include "core/base/utc_time.h"

#include <QFrame>

class QLabel;

namespace tidemark {

class SelectionBar : public QFrame {
    Q_OBJECT
public:
    explicit SelectionBar(QWidget* parent);
    void open(const TimeRange& range, const TimeZone& zone, const QPoint& near);
    [[nodiscard]] const TimeRange& range() const { return m_range; }

signals:
    void filterWanted();
    void annotateWanted();
    void findingWanted();
    void dismissed();

private:
    QLabel* m_words;
    TimeRange m_range;
};

} // namespace tidemark
