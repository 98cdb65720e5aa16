//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// spare_bodies: the memory of bodies that were read, for those that come next.
//
#ifndef APPWRITE_DETAIL_WIRE_SPARE_BODIES_HPP
#define APPWRITE_DETAIL_WIRE_SPARE_BODIES_HPP

#include <cstddef>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace appwrite::detail
{

/// Keeps the memory of bodies: 8 MiB at most, and nothing of what was in it, since that may have been secret.
/// Pages are large; if many come and go, the heap gives its top back to the system and takes it again, page
/// by page.
///
/// Thread-safe.
class spare_bodies
{
public:
    /// Smaller ones cost nothing to allocate, larger ones are rare.
    static constexpr std::size_t smallest = 4 * 1024;
    static constexpr std::size_t largest = 128 * 1024;
    static constexpr std::size_t most = 64;

    spare_bodies() { spare_.reserve(most); }

    /// An empty string, with memory if there is one to spare: the one that was given last.
    std::string take()
    {
        std::string out;
        std::lock_guard lock(mutex_);
        if (spare_.empty())
            return out;
        out.swap(spare_.back());
        spare_.pop_back();
        return out;
    }

    /// Whoever read `body` needs it no more.
    void give(std::string body) noexcept
    {
        if (body.capacity() < smallest || body.capacity() > largest)
            return;
        body.assign(body.size(), '\0');
        body.clear();
        std::lock_guard lock(mutex_);
        if (spare_.size() < most)
            spare_.push_back(std::move(body));
    }

    void clear() noexcept
    {
        std::lock_guard lock(mutex_);
        spare_.clear();
    }

private:
    std::mutex mutex_;
    std::vector<std::string> spare_;
};

} // namespace appwrite::detail

#endif
