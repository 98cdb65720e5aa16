//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// request_plan: a request, or what is needed to build it once the server's version is known.
//
#ifndef APPWRITE_DETAIL_CALL_REQUEST_PLAN_HPP
#define APPWRITE_DETAIL_CALL_REQUEST_PLAN_HPP

#include <appwrite/api_error.hpp>
#include <appwrite/detail/call/server_version.hpp>

#include <boost/json/object.hpp>

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>

namespace appwrite::detail
{

/// What an operation adds to its row: the target below the endpoint, and the body.
struct call_request
{
    // Not an aggregate: g++ 12.2 destroys aggregate temporaries twice in a co_await expression.
    call_request() {}

    /// Path and query, percent-encoded, as `/users/walter/name` or `/users?limit=2`.
    std::string target;
    /// JSON text, empty for none.
    std::string body;
    /// Set when a parameter was refused: the call then fails with it before anything is sent.
    std::optional<api_error> refused;
};

/// A request on its way to the core. It is built at once if the server is known, which is the case for all
/// calls but the first ones of a client; those keep a copy of their arguments.
class request_plan
{
public:
    using maker = std::function<call_request(server_info const&)>;

    request_plan(call_request ready) : request_(std::move(ready)) {}
    explicit request_plan(maker later) : request_(std::move(later)) {}

    /// Why no server would accept it, if none would.
    std::optional<api_error> refused() const
    {
        auto const* const ready = std::get_if<call_request>(&request_);
        return ready ? ready->refused : std::nullopt;
    }

    /// The request for `server`, which is the one that `plan` saw, if it saw one. It is built once and stays.
    call_request const& request_for(server_info const& server)
    {
        if (auto const* const later = std::get_if<maker>(&request_))
            request_ = (*later)(server);
        return std::get<call_request>(request_);
    }

private:
    std::variant<call_request, maker> request_;
};

// Argument types as they are kept: a view would not outlive its text.
template <class T>
struct kept_argument
{
    using type = std::remove_cvref_t<T>;
};

template <>
struct kept_argument<std::string_view>
{
    using type = std::string;
};

template <class T>
typename kept_argument<T>::type keep(std::type_identity_t<T> argument)
{
    // A copy would use the caller's memory resource, which may be gone by then.
    if constexpr (std::is_same_v<std::remove_cvref_t<T>, boost::json::object>)
        return boost::json::object(argument, boost::json::storage_ptr());
    else
        return typename kept_argument<T>::type(argument);
}

/// What no server would accept is refused at once, before the version of this one is asked for.
template <class... Params>
std::optional<api_error> refused_by_all(
    call_request (*make)(server_info const&, Params...), std::type_identity_t<Params>... args)
{
    std::optional<api_error> why;
    for (api_version const v : one_of_each_kind)
    {
        why = make(*server_of(v), args...).refused;
        if (!why)
            break;
    }
    return why;
}

/// Plans `make(server, args...)`. `known`: the server, if its version is known.
template <class... Params>
request_plan plan(std::optional<server_info> const& known,
    call_request (*make)(server_info const&, Params...), std::type_identity_t<Params>... args)
{
    if (known)
        return make(*known, args...);
    if (auto why = refused_by_all(make, args...))
    {
        call_request refused;
        refused.refused = std::move(why);
        return refused;
    }
    return request_plan([make, kept = std::tuple<typename kept_argument<Params>::type...>(
                                   keep<Params>(args)...)](server_info const& server)
        { return std::apply([&](auto const&... a) { return make(server, a...); }, kept); });
}

} // namespace appwrite::detail

#endif
