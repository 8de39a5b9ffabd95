#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# layering_selftest.sh CHECK: the layering check finds each kind of offence, and passes clean code.
set -euo pipefail
check=${1:?usage: layering_selftest.sh CHECK}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
failures=0

# expect RESULT FILE LINE: the check of a tree with that one line passes (0) or fails (1).
expect() {
    local wanted=$1 file=$2 line=$3 result=0
    rm -rf "${folder:?}/tree"
    mkdir -p "$folder/tree/$(dirname "$file")"
    printf '// SPDX-License-Identifier: GPL-3.0-or-later\n%s\n' "$line" >"$folder/tree/$file"
    bash "$check" "$folder/tree" >/dev/null || result=1
    if [ "$result" -ne "$wanted" ]; then
        echo "expected $wanted for '$line' in $file"
        failures=$((failures + 1))
    fi
}

expect 0 core/store/a.cpp '#include "core/base/result.h"'
expect 0 core/store/a.cpp '#include "core/store/fields.h"'
expect 0 core/verify/a.cpp '#include "core/export/bag_writer.h"'
expect 0 ui/pages/a.cpp '#include <QWidget>'
expect 0 app/cli/a.cpp '#include "ui/render/painter.h"'
expect 0 core/base/a.cpp 'int filesystem(int);'
expect 1 core/store/a.cpp '#include <QString>'
expect 1 core/base/a.h '#include <QtCore/QString>'
expect 1 core/export/a.cpp '  # include "ui/render/painter.h"'
expect 1 core/export/a.cpp '#include "app/cli/commands.h"'
expect 1 core/base/a.cpp '#include "core/db/database.h"'
expect 1 core/store/a.h '#include "core/query/filter.h"'
expect 1 core/query/a.h '#include "core/import/profile.h"'
expect 1 core/analysis/series/a.cpp '#include "core/store/fields.h"'
expect 1 core/jobs/a.cpp '#include "core/db/database.h"'
expect 1 core/sample/a.cpp '#include "core/store/case_file.h"'
expect 1 ui/models/a.cpp '#include "app/gui/main.h"'
expect 1 ui/render/a.cpp '#include <QWidget>'
expect 1 app/cli/a.cpp '#include "ui/widgets/main_window.h"'
expect 1 core/import/a.cpp '#include <regex>'
expect 1 core/import/a.cpp 'const std::regex pattern("a");'
expect 0 ui/pages/a.cpp '#include <QJsonDocument>'
expect 1 app/gui/a.cpp '#include <QJsonDocument>'
expect 1 ui/pages/a.cpp 'auto json = QJsonDocument::fromJson(rawBytes);'
expect 1 app/cli/a.cpp '    return system("ls");'
expect 1 app/cli/a.cpp '    FILE* f = popen("ls", "r");'
expect 1 ui/widgets/a.cpp 'label->setTextFormat(Qt::RichText);'
expect 1 ui/pages/a.cpp 'QCoreApplication::processEvents();'
expect 1 ui/pages/a.cpp '#include <qcustomplot.h>'

[ "$failures" -eq 0 ] || exit 1
echo "all kinds of offence are found"
