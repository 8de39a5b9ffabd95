// SPDX-License-Identifier: GPL-3.0-or-later
// Makes a signing key for its user: a name, and a password twice. Window's thread.
#pragma once

#include <QString>
#include <functional>

class QWidget;

namespace tidemark {

/// `done` gets the name and password of the key that was made; mistakes are shown and can be
/// mended.
void askNewKey(QWidget* parent,
               std::function<void(const QString& name, const QString& password)> done);

} // namespace tidemark
