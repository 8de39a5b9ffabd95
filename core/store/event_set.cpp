// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/event_set.h"

#include <roaring/roaring.hh>

namespace tidemark {

struct EventSet::Bitmap : Roaring {};

EventSet::EventSet() : m_bitmap(std::make_unique<Bitmap>()) {}
EventSet::~EventSet() = default;
EventSet::EventSet(const EventSet& other) : m_bitmap(std::make_unique<Bitmap>(*other.m_bitmap)) {}
EventSet& EventSet::operator=(const EventSet& other) {
    *m_bitmap = *other.m_bitmap;
    return *this;
}
// A moved-from set is empty and still usable.
EventSet::EventSet(EventSet&& other) noexcept : EventSet() {
    m_bitmap.swap(other.m_bitmap);
}
EventSet& EventSet::operator=(EventSet&& other) noexcept {
    m_bitmap.swap(other.m_bitmap);
    return *this;
}

void EventSet::add(std::int64_t eventId) {
    m_bitmap->add(static_cast<std::uint32_t>(eventId));
}

void EventSet::addRange(std::int64_t first, std::int64_t past) {
    if (first < past)
        m_bitmap->addRange(static_cast<std::uint64_t>(first), static_cast<std::uint64_t>(past));
}

void EventSet::add(const EventSet& other) {
    *m_bitmap |= *other.m_bitmap;
}
void EventSet::remove(const EventSet& other) {
    *m_bitmap -= *other.m_bitmap;
}
void EventSet::keep(const EventSet& other) {
    *m_bitmap &= *other.m_bitmap;
}

bool EventSet::contains(std::int64_t eventId) const {
    return eventId > 0 && eventId <= UINT32_MAX &&
           m_bitmap->contains(static_cast<std::uint32_t>(eventId));
}

std::int64_t EventSet::size() const {
    return static_cast<std::int64_t>(m_bitmap->cardinality());
}

std::vector<std::int64_t> EventSet::ids(std::int64_t limit) const {
    std::vector<std::int64_t> out;
    const std::int64_t wanted = limit < 0 ? size() : std::min(limit, size());
    out.reserve(static_cast<std::size_t>(wanted));
    for (auto it = m_bitmap->begin();
         it != m_bitmap->end() && static_cast<std::int64_t>(out.size()) < wanted; ++it)
        out.push_back(static_cast<std::int64_t>(*it));
    return out;
}

bool EventSet::operator==(const EventSet& other) const {
    return *m_bitmap == *other.m_bitmap;
}

std::string EventSet::serialised() const {
    // Run containers depend on how the set was built unless they are chosen anew.
    Roaring canonical(*m_bitmap);
    canonical.removeRunCompression();
    canonical.runOptimize();
    std::string out(canonical.getSizeInBytes(), '\0');
    canonical.write(out.data());
    return out;
}

Result<EventSet> EventSet::fromSerialised(std::string_view bytes) {
    if (bytes.empty() ||
        roaring_bitmap_portable_deserialize_size(bytes.data(), bytes.size()) != bytes.size())
        return makeError(ErrorCode::Integrity, "a stored set of events is damaged");
    EventSet set;
    *set.m_bitmap = Bitmap{Roaring::readSafe(bytes.data(), bytes.size())};
    return set;
}

} // namespace tidemark
