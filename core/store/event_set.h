// SPDX-License-Identifier: GPL-3.0-or-later
// A set of event ids (1 .. 2^32-1), compressed: a million ids of one tag take a few kilobytes. A
// plain value; one owner thread at a time.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tidemark {

class EventSet {
public:
    EventSet();
    ~EventSet();
    EventSet(const EventSet& other);
    EventSet& operator=(const EventSet& other);
    EventSet(EventSet&&) noexcept;
    EventSet& operator=(EventSet&&) noexcept;

    /// Precondition: 1 <= id < 2^32.
    void add(std::int64_t event_id);
    /// Ids [first, past).
    void addRange(std::int64_t first, std::int64_t past);
    void add(const EventSet& other);
    void remove(const EventSet& other);
    void keep(const EventSet& other);

    [[nodiscard]] bool contains(std::int64_t event_id) const;
    [[nodiscard]] std::int64_t size() const;
    [[nodiscard]] bool empty() const { return size() == 0; }
    /// Ascending; at most `limit` (-1: all).
    [[nodiscard]] std::vector<std::int64_t> ids(std::int64_t limit = -1) const;
    bool operator==(const EventSet& other) const;

    /// The portable serialisation of the Roaring format specification; equal sets give equal bytes.
    [[nodiscard]] std::string serialised() const;
    /// Integrity when the bytes are not such a serialisation.
    static Result<EventSet> fromSerialised(std::string_view bytes);

private:
    struct Bitmap; ///< hides the Roaring library's header
    std::unique_ptr<Bitmap> m_bitmap;
};

} // namespace tidemark
