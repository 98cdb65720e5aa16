//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The two facades of a service: one throws, one returns results.
//
#ifndef APPWRITE_FACADE_HPP
#define APPWRITE_FACADE_HPP

#include <appwrite/result.hpp>

namespace appwrite
{

/// Operations complete with their value and throw `api_exception` when they fail.
struct throwing_t
{
    explicit throwing_t() = default;

    template <class T>
    using outcome = T;
};

/// Operations complete with a `result`.
struct nothrow_t
{
    explicit nothrow_t() = default;

    template <class T>
    using outcome = result<T>;
};

/// Chooses the facade that returns results: `client.users(appwrite::nothrow)`. Only what happens to the call
/// is returned; running out of memory still throws.
inline constexpr nothrow_t nothrow{};

} // namespace appwrite

#endif
