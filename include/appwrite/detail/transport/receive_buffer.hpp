//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// receive_buffer: where a read of a socket puts what arrived.
//
#ifndef APPWRITE_DETAIL_TRANSPORT_RECEIVE_BUFFER_HPP
#define APPWRITE_DETAIL_TRANSPORT_RECEIVE_BUFFER_HPP

#include <appwrite/detail/config.hpp>

#include <boost/asio/buffer.hpp>

#include <cstddef>
#include <memory>
#include <span>

namespace appwrite::detail
{

/// Room for one read. Small, since idle connections keep it; it grows when a read fills it, so that large
/// responses come in few reads.
class receive_buffer
{
public:
    static constexpr std::size_t initial = 4 * 1024;
    static constexpr std::size_t largest = 32 * 1024;

    /// For the next read; what came before is gone.
    net::mutable_buffer prepare()
    {
        if (!data_ || size_ < wanted_)
        {
            data_ = std::make_unique_for_overwrite<char[]>(wanted_);
            size_ = wanted_;
        }
        return net::mutable_buffer(data_.get(), size_);
    }

    /// What a read of `n` bytes brought. Valid until the next `prepare`.
    std::span<char const> received(std::size_t n) noexcept
    {
        if (n == size_ && size_ < largest)
            wanted_ = size_ * 2;
        return std::span<char const>(data_.get(), n);
    }

private:
    std::unique_ptr<char[]> data_;
    std::size_t size_ = 0;
    std::size_t wanted_ = initial;
};

} // namespace appwrite::detail

#endif
