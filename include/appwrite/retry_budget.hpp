//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// retry_budget: how much a client may repeat in all.
//
#ifndef APPWRITE_RETRY_BUDGET_HPP
#define APPWRITE_RETRY_BUDGET_HPP

#include <type_traits>

namespace appwrite
{

/// How much all calls of a client together may repeat. When a server is down, repeating every call only
/// multiplies the load.
///
/// The client has `capacity` tokens. Each failure that could be repeated takes one, each success gives
/// `refund` back. Calls are repeated only while more than half of the tokens are there: with the defaults 50
/// failures in a row stop all repeating, and from then on ten successes pay for one repeat.
class retry_budget
{
public:
    retry_budget() {}

    /// Repeats without limit.
    static retry_budget unlimited() { return retry_budget().capacity(0); }

    /// 3 to 1,000,000; 0 for no limit. Default 100. A job that keeps many calls in flight wants more: when
    /// their connections break at once, each of them is a failure.
    retry_budget& capacity(unsigned n) { return capacity_ = n, *this; }
    /// What a success gives back, in thousandths of a token: 1 to 1,000,000. Default 100.
    retry_budget& refund_thousandths(unsigned n) { return refund_ = n, *this; }

    unsigned capacity() const noexcept { return capacity_; }
    unsigned refund_thousandths() const noexcept { return refund_; }

private:
    unsigned capacity_ = 100;
    unsigned refund_ = 100;
};

static_assert(!std::is_aggregate_v<retry_budget>);

} // namespace appwrite

#endif
