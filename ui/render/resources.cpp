// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/render/resources.h"

#include <QDir>

// Q_INIT_RESOURCE does not work inside a namespace.
static void initOutsideNamespace() {
    Q_INIT_RESOURCE(tidemark);
}

namespace tidemark {

void initUiResources() {
    initOutsideNamespace();
}

} // namespace tidemark
