// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/new_file.h"

#include <filesystem>
#include <fstream>

namespace tidemark {

Status requireAbsent(const std::string& path) {
    std::error_code code;
    if (std::filesystem::exists(path, code))
        return makeError(ErrorCode::BadInput, "a file of that name is already there", path,
                         "Choose another name; nothing is overwritten");
    return ok();
}

Status orNothing(Status written, const std::string& path) {
    std::error_code ignored;
    if (!written) std::filesystem::remove(path, ignored);
    return written;
}

Status writeNewFile(const std::string& path, std::string_view bytes) {
    TM_TRY(requireAbsent(path));
    std::ofstream file(path, std::ios::binary);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.close();
    if (file) return ok();
    return orNothing(makeError(ErrorCode::Io, "the file could not be written", path,
                               "Check the folder and the free space"),
                     path);
}

} // namespace tidemark
