// SPDX-License-Identifier: GPL-3.0-or-later
// Ranks and quantiles of a changing subset of a fixed list of values, in logarithmic time (a
// Fenwick tree over the sorted values). Knowing the whole list in advance only fixes the layout:
// answers depend on the rows that are in the set, so a causal caller stays causal.
// One owner thread.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <limits>
#include <span>
#include <vector>

namespace tidemark {

class OrderStatistics {
public:
    /// `values` must hold no NaN; they are copied.
    explicit OrderStatistics(std::span<const double> values)
        : m_sorted(values.begin(), values.end()), m_place(values.size()),
          m_tree(values.size() + 1, 0) {
        std::sort(m_sorted.begin(), m_sorted.end());
        for (std::size_t row = 0; row < values.size(); ++row) m_place[row] = placeOf(values[row]);
    }

    void insert(std::size_t row) { change(m_place[row], 1); }
    void erase(std::size_t row) { change(m_place[row], -1); }
    [[nodiscard]] int size() const { return m_size; }

    /// How many members are at least as large as the value of `row`.
    [[nodiscard]] int countAtLeast(std::size_t row) const {
        int below = 0;
        for (std::size_t at = m_place[row]; at > 0; at &= at - 1) below += m_tree[at];
        return m_size - below;
    }

    /// How far the value of `row` is from the nearest member; the set must not be empty.
    [[nodiscard]] double distanceToNearest(std::size_t row) const {
        const double value = m_sorted[m_place[row]];
        const int below = m_size - countAtLeast(row);
        double nearest = std::numeric_limits<double>::max();
        if (below > 0) nearest = value - atRank(below - 1);
        if (below < m_size) nearest = std::min(nearest, atRank(below) - value);
        return nearest;
    }

    /// The member at share `share` (0..1) from below; the set must not be empty.
    [[nodiscard]] double quantile(double share) const {
        return atRank(std::min(m_size - 1, static_cast<int>(share * m_size)));
    }

private:
    /// The member with `rank` members before it in order of value.
    [[nodiscard]] double atRank(int rank) const {
        std::size_t at = 0;
        for (std::size_t step = std::bit_floor(m_sorted.size()); step > 0; step /= 2) {
            if (at + step < m_tree.size() && m_tree[at + step] <= rank) {
                at += step;
                rank -= m_tree[at];
            }
        }
        return m_sorted[at];
    }

    [[nodiscard]] std::size_t placeOf(double value) const {
        return static_cast<std::size_t>(std::lower_bound(m_sorted.begin(), m_sorted.end(), value) -
                                        m_sorted.begin());
    }

    void change(std::size_t place, int by) {
        for (std::size_t at = place + 1; at < m_tree.size(); at += at & (~at + 1)) m_tree[at] += by;
        m_size += by;
    }

    std::vector<double> m_sorted;
    std::vector<std::size_t> m_place; ///< row -> index of its value in m_sorted
    std::vector<int> m_tree;
    int m_size = 0;
};

} // namespace tidemark
