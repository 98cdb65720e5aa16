//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// retry_tokens: the budget that the calls of a client share.
//
#ifndef APPWRITE_DETAIL_CALL_RETRY_TOKENS_HPP
#define APPWRITE_DETAIL_CALL_RETRY_TOKENS_HPP

#include <appwrite/retry_budget.hpp>

#include <algorithm>
#include <atomic>
#include <cstdint>

namespace appwrite::detail
{

/// A bucket of tokens in thousandths, without a lock: a success is the common case, and when the bucket is
/// full it only looks.
class retry_tokens
{
public:
    explicit retry_tokens(retry_budget const& b) noexcept
        : full_(std::int64_t{b.capacity()} * 1000), refund_(b.refund_thousandths()), left_(full_)
    {
    }

    void succeeded() noexcept
    {
        std::int64_t now = left_.load(std::memory_order_relaxed);
        while (now < full_ &&
               !left_.compare_exchange_weak(now, std::min(full_, now + refund_), std::memory_order_relaxed))
        {
        }
    }

    /// Takes a token for a failure; whether the call may be repeated.
    bool failed() noexcept
    {
        std::int64_t now = left_.load(std::memory_order_relaxed);
        std::int64_t after = 0;
        do
        {
            after = std::max<std::int64_t>(0, now - 1000);
        } while (!left_.compare_exchange_weak(now, after, std::memory_order_relaxed));
        return full_ == 0 || after > full_ / 2;
    }

    /// In thousandths.
    std::int64_t left() const noexcept { return left_.load(std::memory_order_relaxed); }

private:
    std::int64_t const full_;
    std::int64_t const refund_;
    std::atomic<std::int64_t> left_;
};

} // namespace appwrite::detail

#endif
