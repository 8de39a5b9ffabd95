// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/allocator.h"
#include "app/cli/cli.h"

#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <iostream>
#include <stop_token>
#include <string_view>
#include <thread>

namespace {

volatile std::sig_atomic_t interrupted = 0;
void onInterrupt(int) {
    interrupted = 1;
}

} // namespace

int main(int argc, char** argv) {
    umask(077); // what a case holds is nobody else's business
    std::ios::sync_with_stdio(false);
    std::signal(SIGINT, onInterrupt);
    std::signal(SIGTERM, onInterrupt);
    std::signal(SIGPIPE, SIG_IGN);
#ifdef TIDEMARK_JEMALLOC
    if (argc > 1 && std::string_view(argv[1]) == "import") tidemark::keepFreedMemory();
#endif
    std::stop_source stop;
    // A signal handler may only set a flag: this thread passes it on.
    const std::jthread watcher([&stop](const std::stop_token& done) {
        while (!done.stop_requested()) {
            if (interrupted != 0) {
                stop.request_stop();
                return;
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
    });
    tidemark::Io io{std::cout, std::cerr, isatty(STDERR_FILENO) == 1, stop.get_token()};
    const int code = tidemark::runCli({argv + 1, argv + argc}, io);
    std::cout.flush();
    return std::cout ? code : tidemark::kExitInput;
}
