// SPDX-License-Identifier: GPL-3.0-or-later
// Scores one series: FILE.csv with `timestamp,value` in, `timestamp,value,anomaly_score` on
// standard output. Exit code 2 for a wrong call, 3 for an unreadable file. For measuring the scorer
// alone.
#include "core/analysis/series/series_csv.h"
#include "core/analysis/series/series_score.h"

#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>

int main(int argc, char** argv) {
    const bool hindsight = argc == 3 && std::string_view(argv[1]) == "--retrospective";
    if (argc != 2 && !hindsight) {
        std::cerr << "usage: tidemark-series-score [--retrospective] FILE.csv\n";
        return 2;
    }
    std::ifstream file(argv[argc - 1], std::ios::binary);
    if (!file) {
        std::cerr << argv[argc - 1] << ": cannot be read\n";
        return 3;
    }
    const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    const tidemark::SeriesCsv series = tidemark::readSeriesCsv(text);
    const auto mode = hindsight ? tidemark::ScoreMode::Retrospective : tidemark::ScoreMode::Online;
    std::cout << tidemark::writeScoredCsv(series, tidemark::scoreSeries(series.points, mode));
    return std::cout.flush() ? 0 : 3;
}
