//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// request_maker: one request in the making, with the checks that operations share. Pure.
//
#ifndef APPWRITE_DETAIL_USERS_REQUEST_MAKER_HPP
#define APPWRITE_DETAIL_USERS_REQUEST_MAKER_HPP

#include <appwrite/detail/call/request_plan.hpp>
#include <appwrite/detail/json/writer.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace appwrite::detail
{

/// One request in the making, for one server.
///
/// The first refusal stays; what is added after it does not matter. So the functions that make requests check
/// everything, write everything, and `take` what comes out: a request that can be sent, or one whose
/// `refused` says which parameter is at fault and why.
///
/// What the server would refuse for its form is refused here; what depends on the server's settings or data
/// (password policies, taken e-mail addresses) is not.
class request_maker
{
public:
    request_maker(operation const& op, server_info const& server) : op_(op), server_(server) {}

    server_info const& server() const noexcept { return server_; }
    bool is_before(api_version v) const noexcept { return server_.version < v; }
    bool ok() const noexcept { return !request_.refused; }

    APPWRITE_DECL void refuse(errc code, std::string_view field, std::string_view why);
    /// For what somebody else has checked.
    APPWRITE_DECL void refuse(api_error why);
    /// Refuses an invalid argument.
    APPWRITE_DECL void require(bool condition, std::string_view field, std::string_view why);

    /// UTF-8 of `min` to `max` code points. Servers ignore the whole body over one bad byte.
    APPWRITE_DECL void check_text(
        std::string_view field, std::string_view text, std::size_t max, std::size_t min = 0);
    APPWRITE_DECL void check_range(
        std::string_view field, std::int64_t value, std::int64_t min, std::int64_t max);
    /// A new id must suit every database; `unique()` is fine.
    APPWRITE_DECL void check_new_id(std::string_view field, std::string_view id);
    /// An id that exists may be longer where the database allows it.
    APPWRITE_DECL void check_existing_id(std::string_view field, std::string_view id);
    /// Loosely: what is certainly no address is refused, the rest is the server's to judge.
    APPWRITE_DECL void check_email(std::string_view field, std::string_view email);
    APPWRITE_DECL void check_phone(std::string_view field, std::string_view phone);
    /// A password, or the hash of one.
    APPWRITE_DECL void check_password(std::string_view field, std::string_view password);

    /// The row's path, with the ids in the places of its parameters.
    APPWRITE_DECL void path(std::string_view first_id = {}, std::string_view second_id = {});
    /// A query parameter; after `path`.
    APPWRITE_DECL void query(std::string_view name, std::string_view value);
    /// For functions that append to the target by themselves.
    std::string& target() noexcept { return request_.target; }
    void body(object_writer& written) { request_.body = written.take(); }

    /// The request.
    APPWRITE_DECL call_request take();

private:
    operation const& op_;
    server_info server_;
    call_request request_;
};

/// A request that has no parameters but the user's id, and `{}` as its body if the method has one.
APPWRITE_DECL call_request make_for_user(operation const& op, server_info const& server, std::string_view id);

/// `id`, or a fresh one if it is `unique()`: made here, once for the call, so that a repeat of the request
/// has the same id and cannot create something twice.
APPWRITE_DECL std::string new_id(std::string const& id);

} // namespace appwrite::detail

#if defined(APPWRITE_HEADER_ONLY)
#include <appwrite/impl/detail/users/request_maker.ipp>
#endif

#endif
