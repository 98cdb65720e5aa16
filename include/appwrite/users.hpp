//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// basic_users: the Users service.
//
#ifndef APPWRITE_USERS_HPP
#define APPWRITE_USERS_HPP

#include <appwrite/call_options.hpp>
#include <appwrite/facade.hpp>
#include <appwrite/list_users.hpp>
#include <appwrite/models/page.hpp>
#include <appwrite/models/user.hpp>
#include <appwrite/new_user.hpp>

#include <boost/asio/awaitable.hpp>

#include <memory>
#include <string_view>
#include <utility>

namespace appwrite
{

namespace detail
{
class core;
}

/// The operations on the users of a project.
///
/// A cheap handle on the client that made it (`client.users()`): copy it freely. It keeps the client's
/// internals alive, but a destroyed client is closed: calls then complete with `operation_aborted`.
///
/// `Mode` chooses what an operation completes with: `users` (`throwing_t`) gives the value or throws
/// `api_exception`, `users_nothrow` (`nothrow_t`) gives a `result` with the value or an `api_error`.
///
/// What holds for every operation:
///
/// Nothing happens before the returned awaitable is awaited (or spawned), but all arguments are checked,
/// copied or encoded before the function returns: none needs to outlive the call expression. An awaitable is
/// awaited once.
///
/// **Errors** beside those listed: `errc::invalid_argument` for a parameter or a call option that is refused,
/// with nothing sent; the timeouts, TLS and connection errors of `errc`;
/// `api_errc::general_unauthorized_scope` or `user_unauthorized` (401) for a key that is wrong or lacks the
/// scope; `project_not_found` (404); `general_rate_limit_exceeded` (429); `service_unavailable`;
/// `errc::invalid_json` or `unexpected_content` if the answer cannot be understood.
///
/// **Cancellation**: terminal, through the cancellation slot of the coroutine that awaits. The call completes
/// at once with `boost::asio::error::operation_aborted` and its connection is closed. A request that was
/// being sent may still take effect: `api_error::may_have_been_executed()`. Signals of Asio are not
/// thread-safe: emit on the executor that the awaiting coroutine was spawned on.
///
/// **Thread safety**: all members may be called from any thread, also on the same object at the same time.
template <class Mode>
class basic_users
{
public:
    /// What an operation returns.
    template <class T>
    using returns = net::awaitable<typename Mode::template outcome<T>>;

    /// For `client::users`; applications have no `core`.
    explicit basic_users(std::shared_ptr<detail::core> core) noexcept : core_(std::move(core)) {}

    /// Creates a user.
    ///
    /// **Request**: `POST /users`, key scope `users.write`.
    ///
    /// **Parameters**: see `new_user` for each with its limits. Servers before 1.0 require an e-mail address
    /// and a password and know no phone number (`errc::not_supported_by_server`).
    ///
    /// **Returns** the user as the server keeps it: the e-mail address in lower case, active, nothing
    /// verified.
    ///
    /// **Errors**: `api_errc::user_already_exists` (409) if the id, the e-mail address or the phone number is
    /// taken; the server does not say which. `user_email_already_exists` (409, since 1.4) if the address
    /// belongs to an identity of another user. `password_personal_data`, `user_email_disposable` and its kin
    /// (400) if the project's policies say so.
    ///
    /// **Retry class**: keyed create. The id is known to the client (`unique()` is replaced before anything
    /// is sent), so a repeat cannot make a second user.
    ///
    /// **Source**: Appwrite 0.15.3 and 1.9.0.
    returns<user> create(new_user const& parameters, call_options options = call_options()) const;

    /// Fetches a user.
    ///
    /// **Request**: `GET /users/{userId}`, key scope `users.read`.
    ///
    /// **Parameters**: `id`, compared without regard to case by the server; up to 36 characters (255
    /// since 1.5: some databases allow it). A user whose id is `usage` or `identities` cannot be fetched:
    /// these are other routes.
    ///
    /// **Returns** the user.
    ///
    /// **Errors**: `api_errc::user_not_found` (404).
    ///
    /// **Retry class**: safe.
    ///
    /// **Source**: Appwrite 0.15.3 and 1.9.0.
    returns<user> get(std::string_view id, call_options options = call_options()) const;

    /// Fetches one page of users.
    ///
    /// **Request**: `GET /users`, key scope `users.read`.
    ///
    /// **Parameters**: see `list_users` for each with its limits.
    ///
    /// **Returns** up to `limit` users, and a count that is not to be relied on (`page::total`). An empty
    /// page is the end of the listing, not an error.
    ///
    /// **Errors**: `api_errc::general_cursor_not_found` (400) if the user of the cursor has been deleted;
    /// `general_query_invalid` or `general_argument_invalid` (400) if the server refuses a raw query;
    /// `errc::not_supported_by_server` for a raw query to a server before 1.5.
    ///
    /// **Retry class**: safe.
    ///
    /// **Source**: Appwrite 0.15.3 and 1.9.0.
    returns<page<user>> list(
        list_users const& parameters = list_users(), call_options options = call_options()) const;

    /// Sets a user's display name.
    ///
    /// **Request**: `PATCH /users/{userId}/name`, key scope `users.write`.
    ///
    /// **Parameters**: `id` as for `get`; `name`, 128 code points at most. Since 1.5 an empty name removes
    /// the name; older servers refuse it.
    ///
    /// **Returns** the changed user.
    ///
    /// **Errors**: `api_errc::user_not_found` (404).
    ///
    /// **Retry class**: idempotent.
    ///
    /// **Source**: Appwrite 0.15.3 and 1.9.0.
    returns<user> update_name(
        std::string_view id, std::string_view name, call_options options = call_options()) const;

    /// Deletes a user.
    ///
    /// The user is gone at once, and the id and the e-mail address are free again; servers remove sessions
    /// and memberships some seconds later.
    ///
    /// **Request**: `DELETE /users/{userId}`, key scope `users.write`.
    ///
    /// **Parameters**: `id` as for `get`.
    ///
    /// **Returns** nothing.
    ///
    /// **Errors**: `api_errc::user_not_found` (404).
    ///
    /// **Retry class**: idempotent.
    ///
    /// **Source**: Appwrite 0.15.3 and 1.9.0.
    returns<void> delete_user(std::string_view id, call_options options = call_options()) const;

private:
    std::shared_ptr<detail::core> core_;
};

/// The facade that throws `api_exception`.
using users = basic_users<throwing_t>;

/// The facade that returns `result<T>`.
using users_nothrow = basic_users<nothrow_t>;

#if defined(APPWRITE_SEPARATE_COMPILATION)
extern template class APPWRITE_DECL basic_users<throwing_t>;
extern template class APPWRITE_DECL basic_users<nothrow_t>;
#endif

} // namespace appwrite

#if defined(APPWRITE_HEADER_ONLY)
#include <appwrite/impl/users.ipp>
#endif

#endif
