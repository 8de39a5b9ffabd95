// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/heat_order.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tidemark {

namespace {

std::vector<int> bySimilarity(const std::vector<float>& values, int columns, int rows) {
    std::vector<double> shapes(values.size());
    for (int r = 0; r < rows; ++r) {
        double norm = 0;
        for (int c = 0; c < columns; ++c) {
            const auto i = static_cast<std::size_t>(r * columns + c);
            const double value = std::isnan(values[i]) ? 0 : static_cast<double>(values[i]);
            shapes[i] = std::sqrt(std::max(0.0, value));
            norm += shapes[i] * shapes[i];
        }
        norm = std::sqrt(std::max(norm, 1e-12));
        for (int c = 0; c < columns; ++c) shapes[static_cast<std::size_t>(r * columns + c)] /= norm;
    }
    std::vector<int> left(static_cast<std::size_t>(rows));
    std::iota(left.begin(), left.end(), 0);
    std::vector<int> out;
    int current = 0;
    while (true) {
        out.push_back(current);
        std::erase(left, current);
        if (left.empty()) return out;
        double best = -1;
        int next = left.front();
        for (const int row : left) {
            double dot = 0;
            for (int c = 0; c < columns; ++c)
                dot += shapes[static_cast<std::size_t>(current * columns + c)] *
                       shapes[static_cast<std::size_t>(row * columns + c)];
            if (dot > best + 1e-12) {
                best = dot;
                next = row;
            }
        }
        current = next;
    }
}

} // namespace

std::vector<int> heatOrder(const std::vector<float>& values, int columns, HeatOrder order) {
    const int rows = columns == 0 ? 0 : static_cast<int>(values.size()) / columns;
    if (rows == 0) return {};
    if (order == HeatOrder::Similarity) return bySimilarity(values, columns, rows);
    std::vector<int> out(static_cast<std::size_t>(rows));
    std::iota(out.begin(), out.end(), 0);
    if (order == HeatOrder::Volume) return out;
    std::vector<double> ratio(out.size());
    for (int r = 0; r < rows; ++r) {
        double most = 0, sum = 0;
        for (int c = 0; c < columns; ++c) {
            const float value = values[static_cast<std::size_t>(r * columns + c)];
            if (std::isnan(value)) continue;
            most = std::max(most, static_cast<double>(value));
            sum += static_cast<double>(value);
        }
        ratio[static_cast<std::size_t>(r)] = sum > 0 ? most / (sum / columns) : 0;
    }
    std::ranges::stable_sort(out, [&](int a, int b) {
        return ratio[static_cast<std::size_t>(a)] > ratio[static_cast<std::size_t>(b)];
    });
    return out;
}

} // namespace tidemark
