// SPDX-License-Identifier: GPL-3.0-or-later
// Members of zip and tar archives (libarchive), streamed. Names are text only: nothing is written
// to disk. Directories, links and devices are skipped. Compressed members are opened once.
#pragma once

#include "core/import/container_reader.h"

namespace tidemark {

Result<std::unique_ptr<ContainerReader>> openArchive(ByteSource& source, std::string name);

} // namespace tidemark
