// SPDX-License-Identifier: GPL-3.0-or-later
// tidemark-sample-log [--truth|--story]: the sample incident on standard output, for scripts and
// tests.
#include "core/sample/sample.h"

#include <iostream>
#include <string_view>

int main(int argc, char** argv) {
    const std::string_view wanted = argc > 1 ? argv[1] : "";
    if (argc > 2 || (!wanted.empty() && wanted != "--truth" && wanted != "--story")) {
        std::cerr << "Usage: tidemark-sample-log [--truth|--story]\n";
        return 2;
    }
    if (wanted == "--truth")
        std::cout << tidemark::sampleTruth();
    else if (wanted == "--story")
        std::cout << tidemark::sampleStory();
    else
        tidemark::writeSampleLog(std::cout);
    return std::cout.flush() ? 0 : 3;
}
