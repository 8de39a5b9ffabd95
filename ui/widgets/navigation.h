// SPDX-License-Identifier: GPL-3.0-or-later
// The list of pages at the left, with a count beside a name where there is something to do.
// Window's thread.
#pragma once

#include <QListWidget>

namespace tidemark {

class Navigation : public QListWidget {
    Q_OBJECT
public:
    explicit Navigation(QWidget* parent = nullptr);
    void addPage(const QString& name, const QString& icon, bool starts_group);
    void setCount(const QString& name, const QString& count);
    void choose(const QString& name);
    void setEnabledPage(const QString& name, bool enabled);

private:
    [[nodiscard]] QListWidgetItem* find(const QString& name) const;

signals:
    void chosen(const QString& name);
};

} // namespace tidemark
