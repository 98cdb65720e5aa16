//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// basic_users: the Users service.
//
#ifndef APPWRITE_USERS_HPP
#define APPWRITE_USERS_HPP

#include <appwrite/authenticator_type.hpp>
#include <appwrite/call_options.hpp>
#include <appwrite/facade.hpp>
#include <appwrite/generator.hpp>
#include <appwrite/imported_user.hpp>
#include <appwrite/list_identities.hpp>
#include <appwrite/list_logs.hpp>
#include <appwrite/list_memberships.hpp>
#include <appwrite/list_targets.hpp>
#include <appwrite/list_users.hpp>
#include <appwrite/models/identity.hpp>
#include <appwrite/models/jwt.hpp>
#include <appwrite/models/log.hpp>
#include <appwrite/models/membership.hpp>
#include <appwrite/models/mfa.hpp>
#include <appwrite/models/page.hpp>
#include <appwrite/models/session.hpp>
#include <appwrite/models/target.hpp>
#include <appwrite/models/token.hpp>
#include <appwrite/models/usage.hpp>
#include <appwrite/models/user.hpp>
#include <appwrite/new_jwt.hpp>
#include <appwrite/new_target.hpp>
#include <appwrite/new_token.hpp>
#include <appwrite/new_user.hpp>
#include <appwrite/scrypt_modified_settings.hpp>
#include <appwrite/scrypt_settings.hpp>
#include <appwrite/secret_string.hpp>
#include <appwrite/sha_version.hpp>
#include <appwrite/target_changes.hpp>
#include <appwrite/usage_range.hpp>

#include <boost/asio/awaitable.hpp>
#include <boost/json/object.hpp>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

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
/// **Parameters**: `id` is the user's, compared without regard to case by the server; up to 36 characters
/// (255 since 1.5: some databases allow it).
///
/// **Key scopes**: `users.read` for what is fetched with GET, `users.write` for all else. Since 1.9.6
/// `sessions.read` and `sessions.write` will do for sessions.
///
/// **Errors** are of `api_errc` where no other is named. Beside those listed: `user_not_found` (404) for
/// every operation on one user; `errc::invalid_argument` for a parameter or a call option that is refused,
/// and `errc::not_supported_by_server` if the server's version lacks the operation ("since") or a parameter,
/// both with nothing sent; the timeouts, TLS and connection errors of `errc`; `general_unauthorized_scope` or
/// `user_unauthorized` (401) for a key that is wrong or lacks the scope; `project_not_found` (404);
/// `general_rate_limit_exceeded` (429); `service_unavailable`; `errc::invalid_json` or `unexpected_content`
/// if the answer cannot be understood.
///
/// **Retry class**: when a request may be sent again. Safe: it only reads. Idempotent: a second execution
/// leaves the same state. Keyed create: it creates something under an id that the client knows, so that a
/// repeat can be told from a conflict. Unsafe: a repeat may do it twice.
///
/// **Source**: the versions of Appwrite whose answers to real requests this was written and tested after.
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

    /// What walks over a whole listing.
    template <class T>
    using generator = basic_generator<Mode, T>;

    /// For `client::users`; applications have no `core`.
    explicit basic_users(std::shared_ptr<detail::core> core) noexcept : core_(std::move(core)) {}

    // Users.

    /// Fetches one page of users.
    ///
    /// **Request**: `GET /users`. **Retry class**: safe. **Source**: Appwrite 0.15.3 and 1.9.0.
    ///
    /// **Parameters**: see `list_users` for each with its limits.
    ///
    /// **Returns** up to `limit` users, and a count that is not to be relied on (`page::total`). An empty
    /// page is the end of the listing, not an error.
    ///
    /// **Errors**: `general_cursor_not_found` (400) if the user of the cursor has been deleted;
    /// `general_query_invalid` or `general_argument_invalid` (400) if the server refuses a raw query;
    /// `database_query_order_null` (400) if the user of the cursor has no value to sort by;
    /// `errc::not_supported_by_server` for what the version lacks.
    returns<page<user>> list(
        list_users const& parameters = list_users(), call_options options = call_options()) const;

    /// All users, page by page: see `basic_generator`.
    ///
    /// **Request**: that of `list`, for each page. Nothing is sent before the first item is asked for.
    ///
    /// **Parameters**: as for `list`. `limit` is the size of a page, 100 if it is not set; `offset` and
    /// `cursor_after` say where to begin. What would lose users is refused. `options` hold for each page: a
    /// deadline is a page's.
    ///
    /// **Returns** a generator.
    generator<user> list_all(
        list_users const& parameters = list_users(), call_options options = call_options()) const;

    /// Creates a user.
    ///
    /// **Request**: `POST /users`. **Retry class**: keyed create. The id is known to the client
    /// (`unique()` is replaced before anything is sent), so a repeat cannot make a second user.
    /// **Source**: Appwrite 0.15.3 and 1.9.0.
    ///
    /// **Parameters**: see `new_user` for each with its limits. Servers before 1.0 require an e-mail
    /// address and a password and know no phone number (`errc::not_supported_by_server`).
    ///
    /// **Returns** the user as the server keeps it: the e-mail address in lower case, active, nothing
    /// verified.
    ///
    /// **Errors**: `user_already_exists` (409) if the id, the e-mail address or the phone number is
    /// taken; the server does not say which. `user_email_already_exists` (409, since 1.4) if the address
    /// belongs to an identity of another user. `password_personal_data`, `user_email_disposable` and its
    /// kin (400) if the project's policies say so.
    returns<user> create(new_user const& parameters, call_options options = call_options()) const;

    /// Fetches a user.
    ///
    /// **Request**: `GET /users/{userId}`. **Retry class**: safe. **Source**: Appwrite 0.15.3 and 1.9.0.
    ///
    /// **Parameters**: a user whose `id` is `usage` or `identities` cannot be fetched: these are other
    /// routes.
    ///
    /// **Returns** the user.
    returns<user> get(std::string_view id, call_options options = call_options()) const;

    /// Deletes a user.
    ///
    /// The user is gone at once, and the id and the e-mail address are free again; servers remove
    /// sessions and memberships some seconds later.
    ///
    /// **Request**: `DELETE /users/{userId}`. **Retry class**: idempotent. **Source**: Appwrite 0.15.3
    /// and 1.9.0.
    ///
    /// **Returns** nothing.
    returns<void> delete_user(std::string_view id, call_options options = call_options()) const;

    // Users with a password hash from elsewhere.

    /// Creates a user with an Argon2 hash.
    ///
    /// **Request**: `POST /users/argon2`. **Retry class**: keyed create, as for `create`. **Source**:
    /// Appwrite 1.9.0; since 1.0.
    ///
    /// **Parameters**: see `imported_user`.
    ///
    /// **Returns** the user. At the first login the server replaces hashes of other algorithms by Argon2.
    ///
    /// **Errors**: `user_already_exists`, `user_email_already_exists` (409) as for `create`;
    /// `user_email_disposable` and its kin (400).
    returns<user> create_argon2_user(
        imported_user const& parameters, call_options options = call_options()) const;

    /// Creates a user with a bcrypt hash.
    ///
    /// **Request**: `POST /users/bcrypt`. **Retry class**: keyed create, as for `create`. **Source**:
    /// Appwrite 1.9.0; since 1.0.
    ///
    /// **Parameters**: see `imported_user`.
    ///
    /// **Returns** the user.
    ///
    /// **Errors**: as for `create_argon2_user`.
    returns<user> create_bcrypt_user(
        imported_user const& parameters, call_options options = call_options()) const;

    /// Creates a user with an MD5 hash.
    ///
    /// **Request**: `POST /users/md5`. **Retry class**: keyed create, as for `create`. **Source**:
    /// Appwrite 1.9.0; since 1.0.
    ///
    /// **Parameters**: see `imported_user`.
    ///
    /// **Returns** the user.
    ///
    /// **Errors**: as for `create_argon2_user`.
    returns<user> create_md5_user(
        imported_user const& parameters, call_options options = call_options()) const;

    /// Creates a user with a PHPass hash.
    ///
    /// **Request**: `POST /users/phpass`. **Retry class**: keyed create, as for `create`. **Source**:
    /// Appwrite 1.9.0; since 1.0.
    ///
    /// **Parameters**: see `imported_user`.
    ///
    /// **Returns** the user.
    ///
    /// **Errors**: as for `create_argon2_user`.
    returns<user> create_phpass_user(
        imported_user const& parameters, call_options options = call_options()) const;

    /// Creates a user with a Scrypt hash.
    ///
    /// **Request**: `POST /users/scrypt`. **Retry class**: keyed create, as for `create`. **Source**:
    /// Appwrite 1.9.0; since 1.0.
    ///
    /// **Parameters**: see `imported_user` and `scrypt_settings`, all of which are required.
    ///
    /// **Returns** the user.
    ///
    /// **Errors**: as for `create_argon2_user`.
    returns<user> create_scrypt_user(imported_user const& parameters, scrypt_settings const& settings,
        call_options options = call_options()) const;

    /// Creates a user with a hash of Firebase's Scrypt.
    ///
    /// **Request**: `POST /users/scrypt-modified`. **Retry class**: keyed create, as for `create`.
    /// **Source**: Appwrite 1.9.0; since 1.0.
    ///
    /// **Parameters**: see `imported_user` and `scrypt_modified_settings`.
    ///
    /// **Returns** the user.
    ///
    /// **Errors**: as for `create_argon2_user`.
    returns<user> create_scrypt_modified_user(imported_user const& parameters,
        scrypt_modified_settings const& settings, call_options options = call_options()) const;

    /// Creates a user with a hash of the SHA family.
    ///
    /// **Request**: `POST /users/sha`. **Retry class**: keyed create, as for `create`. **Source**:
    /// Appwrite 1.9.0; since 1.0.
    ///
    /// **Parameters**: see `imported_user`; `version` says which member of the family.
    ///
    /// **Returns** the user.
    ///
    /// **Errors**: as for `create_argon2_user`.
    returns<user> create_sha_user(
        imported_user const& parameters, sha_version version, call_options options = call_options()) const;

    // Account data.

    /// Sets a user's e-mail address, which is then not verified.
    ///
    /// **Request**: `PATCH /users/{userId}/email`. **Retry class**: idempotent. Since 1.5 a repeat of what a
    /// lost answer was about meets `user_target_already_exists`; the client then reads the user back.
    /// **Source**: Appwrite 0.15.3 and 1.9.0.
    ///
    /// **Parameters**: `email`, 320 code points at most. Since 1.5 an empty text removes the address,
    /// though a server may then report a conflict with another user who has none; older servers refuse
    /// it.
    ///
    /// **Returns** the changed user.
    ///
    /// **Errors**: `user_email_already_exists` (409); since 1.5 `user_target_already_exists` (409), also
    /// if it is the user's address already; `user_email_disposable` and its kin (400).
    returns<user> update_email(
        std::string_view id, std::string_view email, call_options options = call_options()) const;

    /// Sets a user's display name.
    ///
    /// **Request**: `PATCH /users/{userId}/name`. **Retry class**: idempotent. **Source**: Appwrite
    /// 0.15.3 and 1.9.0.
    ///
    /// **Parameters**: `name`, 128 code points at most. Since 1.5 an empty name removes the name; older
    /// servers refuse it.
    ///
    /// **Returns** the changed user.
    returns<user> update_name(
        std::string_view id, std::string_view name, call_options options = call_options()) const;

    /// Sets a user's password. Sessions go on, unless the project says otherwise (since 1.8).
    ///
    /// **Request**: `PATCH /users/{userId}/password`. **Retry class**: idempotent. With a password
    /// history, a repeat after a lost answer ends with `password_recently_used`. **Source**: Appwrite
    /// 0.15.3 and 1.9.0.
    ///
    /// **Parameters**: `password`, 8 bytes or longer, 256 at most since 1.5. A password cannot be
    /// removed.
    ///
    /// **Returns** the changed user.
    ///
    /// **Errors**: `password_recently_used` (400, in 1.3 409), `password_personal_data` (400) if the
    /// project's policies say so.
    returns<user> update_password(
        std::string_view id, secret_string const& password, call_options options = call_options()) const;

    /// Sets a user's phone number, which is then not verified.
    ///
    /// **Request**: `PATCH /users/{userId}/phone`. **Retry class**: idempotent, as for `update_email`.
    /// **Source**: Appwrite 0.15.3 and 1.9.0; since 0.15.
    ///
    /// **Parameters**: `phone` as in `new_user`, before 1.5 from 2 digits on. Since 1.5 an empty text
    /// removes the number; older servers refuse it.
    ///
    /// **Returns** the changed user.
    ///
    /// **Errors**: `user_phone_already_exists` (409), up to 1.0 `user_email_already_exists` for the same;
    /// since 1.5 `user_target_already_exists` (409), also if it is the user's number already.
    returns<user> update_phone(
        std::string_view id, std::string_view phone, call_options options = call_options()) const;

    /// Blocks a user, or lets the user in again. Sessions are kept, but are of no use to who is blocked.
    ///
    /// **Request**: `PATCH /users/{userId}/status`. **Retry class**: idempotent. **Source**: Appwrite
    /// 0.15.3 and 1.9.0.
    ///
    /// **Parameters**: `active`, false to block.
    ///
    /// **Returns** the changed user.
    returns<user> update_status(
        std::string_view id, bool active, call_options options = call_options()) const;

    /// Says whether a user's e-mail address is verified.
    ///
    /// **Request**: `PATCH /users/{userId}/verification`. **Retry class**: idempotent. **Source**:
    /// Appwrite 0.15.3 and 1.9.0.
    ///
    /// **Returns** the changed user.
    returns<user> update_email_verification(
        std::string_view id, bool verified, call_options options = call_options()) const;

    /// Says whether a user's phone number is verified.
    ///
    /// **Request**: `PATCH /users/{userId}/verification/phone`. **Retry class**: idempotent. **Source**:
    /// Appwrite 0.15.3 and 1.9.0; since 0.15.
    ///
    /// **Returns** the changed user.
    returns<user> update_phone_verification(
        std::string_view id, bool verified, call_options options = call_options()) const;

    /// Replaces all labels of a user.
    ///
    /// **Request**: `PUT /users/{userId}/labels`. **Retry class**: idempotent. **Source**: Appwrite
    /// 1.9.0; since 1.4.
    ///
    /// **Parameters**: `labels`, 1000 at most (100 in 1.4), each 1 to 36 ASCII letters and digits; the
    /// server drops duplicates. g++ 12 takes no brace list in a `co_await` expression:
    /// `appwrite::labels("vip", "staff")` makes a list.
    ///
    /// **Returns** the changed user.
    returns<user> update_labels(std::string_view id, std::vector<std::string> const& labels,
        call_options options = call_options()) const;

    /// Fetches a user's preferences.
    ///
    /// **Request**: `GET /users/{userId}/prefs`. **Retry class**: safe. **Source**: Appwrite 0.15.3 and
    /// 1.9.0.
    ///
    /// **Returns** the preferences. Servers keep them as PHP arrays: a nested empty object comes back as
    /// `[]`, one with the keys 0, 1, 2 and so on as a list, 2.0 as 2.
    returns<boost::json::object> get_prefs(std::string_view id, call_options options = call_options()) const;

    /// Replaces all preferences of a user; nothing is merged.
    ///
    /// **Request**: `PATCH /users/{userId}/prefs`. **Retry class**: idempotent. **Source**: Appwrite
    /// 0.15.3 and 1.9.0.
    ///
    /// **Parameters**: `prefs`, 65535 bytes at most in the server's way of writing them (a character
    /// beyond ASCII counts 6 or 12, a slash 2), 511 levels deep at most. Refused are also the key `$id`,
    /// which no server can read back, and keys that are 0, 1, 2 and so on.
    ///
    /// **Returns** the preferences as `get_prefs` gives them.
    returns<boost::json::object> update_prefs(
        std::string_view id, boost::json::object const& prefs, call_options options = call_options()) const;

    /// Says whether a user may act as others.
    ///
    /// **Request**: `PATCH /users/{userId}/impersonator`. **Retry class**: idempotent. **Source**:
    /// Appwrite 1.9.0; since 1.9.
    ///
    /// **Returns** the changed user.
    returns<user> update_impersonator(
        std::string_view id, bool impersonator, call_options options = call_options()) const;

    // Sessions and tokens.

    /// Fetches all sessions of a user, 1000 at most.
    ///
    /// **Request**: `GET /users/{userId}/sessions`. **Retry class**: safe. **Source**: Appwrite 0.15.3
    /// and 1.9.0.
    ///
    /// **Returns** the sessions. Their `secret` does not authenticate; `current` is always false.
    returns<page<session>> list_sessions(std::string_view id, call_options options = call_options()) const;

    /// Logs a user in: creates a session for a server to use in the user's name.
    ///
    /// **Request**: `POST /users/{userId}/sessions`. **Retry class**: unsafe. A repeat makes a second
    /// session. **Source**: Appwrite 1.9.0; since 1.5.
    ///
    /// **Returns** the session, with the `secret` that authenticates. It is never given again.
    returns<session> create_session(std::string_view id, call_options options = call_options()) const;

    /// Ends all sessions of a user, if there are any.
    ///
    /// **Request**: `DELETE /users/{userId}/sessions`. **Retry class**: idempotent. **Source**: Appwrite
    /// 0.15.3 and 1.9.0.
    ///
    /// **Returns** nothing.
    returns<void> delete_sessions(std::string_view id, call_options options = call_options()) const;

    /// Ends a session.
    ///
    /// **Request**: `DELETE /users/{userId}/sessions/{sessionId}`. **Retry class**: idempotent.
    /// **Source**: Appwrite 0.15.3 and 1.9.0.
    ///
    /// **Parameters**: `session_id`. Up to 1.9.6 servers do not check that the session is this user's,
    /// and end it in any case.
    ///
    /// **Returns** nothing.
    ///
    /// **Errors**: `user_session_not_found` (404).
    returns<void> delete_session(
        std::string_view id, std::string_view session_id, call_options options = call_options()) const;

    /// Creates a secret with which the user can log in once.
    ///
    /// **Request**: `POST /users/{userId}/tokens`. **Retry class**: unsafe. A repeat makes a second
    /// token. **Source**: Appwrite 1.9.0; since 1.5.
    ///
    /// **Parameters**: see `new_token`.
    ///
    /// **Returns** the token, with its `secret`. It is never given again.
    returns<token> create_token(std::string_view id, new_token const& parameters = new_token(),
        call_options options = call_options()) const;

    /// Creates a JSON Web Token, with which requests are made in the user's name.
    ///
    /// **Request**: `POST /users/{userId}/jwts`. **Retry class**: unsafe. **Source**: Appwrite 1.9.0;
    /// since 1.6.
    ///
    /// **Parameters**: see `new_jwt`.
    ///
    /// **Returns** the token.
    returns<jwt> create_jwt(std::string_view id, new_jwt const& parameters = new_jwt(),
        call_options options = call_options()) const;

    // What belongs to users.

    /// Fetches the memberships of a user in teams: all, since 1.7 one page.
    ///
    /// **Request**: `GET /users/{userId}/memberships`. **Retry class**: safe. **Source**: Appwrite 0.15.3
    /// and 1.9.0; since 0.14.
    ///
    /// **Parameters**: see `list_memberships`. Servers before 1.7 know none of them
    /// (`errc::not_supported_by_server`).
    ///
    /// **Returns** the memberships. `page::total` is their number on this page.
    ///
    /// **Errors**: `general_query_invalid` or `general_argument_invalid` (400) for a raw query.
    returns<page<membership>> list_memberships(std::string_view id,
        appwrite::list_memberships const& parameters = appwrite::list_memberships(),
        call_options options = call_options()) const;

    /// All memberships of a user, page by page; from servers before 1.7 at once.
    ///
    /// **Request**: that of `list_memberships`, for each page. There are no cursors: pages overlap, and a
    /// listing that changes meanwhile is searched for the place to go on.
    ///
    /// **Parameters**: as for `list_memberships` and `list_all`.
    ///
    /// **Returns** a generator.
    ///
    /// **Errors**: `errc::listing_changed` if that place cannot be found.
    generator<membership> list_all_memberships(std::string_view id,
        appwrite::list_memberships const& parameters = appwrite::list_memberships(),
        call_options options = call_options()) const;

    /// Fetches one page of what a user did, newest first. Entries appear some seconds late, and what is
    /// done with a key is not among them.
    ///
    /// **Request**: `GET /users/{userId}/logs`. **Retry class**: safe. **Source**: Appwrite 0.15.3 and
    /// 1.9.0.
    ///
    /// **Parameters**: see `list_logs`.
    ///
    /// **Returns** up to `limit` entries; `page::total` is exact.
    ///
    /// **Errors**: `general_route_not_found` (404) after 1.9: later servers may have no logs.
    returns<page<log_entry>> list_logs(std::string_view id,
        appwrite::list_logs const& parameters = appwrite::list_logs(),
        call_options options = call_options()) const;

    /// All that a user did, newest first, page by page; what is done after the first page is not among it.
    ///
    /// **Request**: that of `list_logs`, for each page. New entries push the others on: pages overlap, and
    /// the place to go on is searched for.
    ///
    /// **Parameters**: as for `list_logs` and `list_all`. Servers before 1.3 give nothing beyond an offset
    /// of 5000: `errc::invalid_argument` when the walk gets there.
    ///
    /// **Returns** a generator.
    ///
    /// **Errors**: `errc::listing_changed` if that place cannot be found.
    generator<log_entry> list_all_logs(std::string_view id,
        appwrite::list_logs const& parameters = appwrite::list_logs(),
        call_options options = call_options()) const;

    /// Fetches one page of the identities (accounts at OAuth providers) of all users.
    ///
    /// **Request**: `GET /users/identities`. **Retry class**: safe. **Source**: Appwrite 1.9.0; since
    /// 1.4.
    ///
    /// **Parameters**: see `list_identities`.
    ///
    /// **Returns** up to `limit` identities.
    ///
    /// **Errors**: as for `list`.
    returns<page<identity>> list_identities(
        appwrite::list_identities const& parameters = appwrite::list_identities(),
        call_options options = call_options()) const;

    /// All identities of all users, page by page.
    ///
    /// **Request**: that of `list_identities`, for each page.
    ///
    /// **Parameters**: as for `list_identities` and `list_all`.
    ///
    /// **Returns** a generator.
    generator<identity> list_all_identities(
        appwrite::list_identities const& parameters = appwrite::list_identities(),
        call_options options = call_options()) const;

    /// Deletes an identity: its provider no longer lets the user in.
    ///
    /// **Request**: `DELETE /users/identities/{identityId}`. **Retry class**: idempotent. **Source**:
    /// Appwrite 1.9.0; since 1.4.
    ///
    /// **Returns** nothing.
    ///
    /// **Errors**: `user_identity_not_found` (404).
    returns<void> delete_identity(std::string_view identity_id, call_options options = call_options()) const;

    // Targets: where messages go.

    /// Fetches one page of a user's targets.
    ///
    /// **Request**: `GET /users/{userId}/targets`, key scope `targets.read`, since 1.9.6 `users.read`.
    /// **Retry class**: safe. **Source**: Appwrite 1.9.0; since 1.5.
    ///
    /// **Parameters**: see `list_targets`.
    ///
    /// **Returns** up to `limit` targets.
    ///
    /// **Errors**: as for `list`.
    returns<page<target>> list_targets(std::string_view id,
        appwrite::list_targets const& parameters = appwrite::list_targets(),
        call_options options = call_options()) const;

    /// All targets of a user, page by page.
    ///
    /// **Request**: that of `list_targets`, for each page.
    ///
    /// **Parameters**: as for `list_targets` and `list_all`.
    ///
    /// **Returns** a generator.
    generator<target> list_all_targets(std::string_view id,
        appwrite::list_targets const& parameters = appwrite::list_targets(),
        call_options options = call_options()) const;

    /// Creates a target.
    ///
    /// **Request**: `POST /users/{userId}/targets`, key scope `targets.write`, since 1.9.6 `users.write`.
    /// **Retry class**: keyed create. The id is known to the client (`unique()` is replaced before
    /// anything is sent). **Source**: Appwrite 1.9.0; since 1.5.
    ///
    /// **Parameters**: see `new_target`.
    ///
    /// **Returns** the target.
    ///
    /// **Errors**: `user_target_already_exists` (409) if the id is taken, or the identifier;
    /// `general_invalid_email`, `general_invalid_phone`, `provider_incorrect_type` (400).
    returns<target> create_target(
        std::string_view id, new_target const& parameters, call_options options = call_options()) const;

    /// Fetches a target.
    ///
    /// **Request**: `GET /users/{userId}/targets/{targetId}`, key scope `targets.read`, since 1.9.6
    /// `users.read`. **Retry class**: safe. **Source**: Appwrite 1.9.0; since 1.5.
    ///
    /// **Returns** the target.
    ///
    /// **Errors**: `user_target_not_found` (404), also for a target of another user.
    returns<target> get_target(
        std::string_view id, std::string_view target_id, call_options options = call_options()) const;

    /// Changes a target.
    ///
    /// **Request**: `PATCH /users/{userId}/targets/{targetId}`, key scope `targets.write`, since 1.9.6
    /// `users.write`. **Retry class**: idempotent. **Source**: Appwrite 1.9.0; since 1.5.
    ///
    /// **Parameters**: see `target_changes`.
    ///
    /// **Returns** the changed target.
    ///
    /// **Errors**: `user_target_not_found`, `provider_not_found` (404); `general_invalid_email`,
    /// `general_invalid_phone`, `provider_incorrect_type` (400).
    returns<target> update_target(std::string_view id, std::string_view target_id,
        target_changes const& changes, call_options options = call_options()) const;

    /// Deletes a target.
    ///
    /// **Request**: `DELETE /users/{userId}/targets/{targetId}`, key scope `targets.write`, since 1.9.6
    /// `users.write`. **Retry class**: idempotent. **Source**: Appwrite 1.9.0; since 1.5.
    ///
    /// **Returns** nothing.
    ///
    /// **Errors**: `user_target_not_found` (404).
    returns<void> delete_target(
        std::string_view id, std::string_view target_id, call_options options = call_options()) const;

    // Multi-factor authentication.

    /// Switches multi-factor authentication on or off for a user.
    ///
    /// **Request**: `PATCH /users/{userId}/mfa`. **Retry class**: idempotent. **Source**: Appwrite 1.9.0;
    /// since 1.5.
    ///
    /// **Returns** the changed user.
    returns<user> update_mfa(std::string_view id, bool enabled, call_options options = call_options()) const;

    /// Fetches which factors a user can prove.
    ///
    /// **Request**: `GET /users/{userId}/mfa/factors`. **Retry class**: safe. **Source**: Appwrite 1.9.0;
    /// since 1.5.
    ///
    /// **Returns** the factors.
    returns<mfa_factors> list_mfa_factors(std::string_view id, call_options options = call_options()) const;

    /// Fetches a user's recovery codes.
    ///
    /// **Request**: `GET /users/{userId}/mfa/recovery-codes`. **Retry class**: safe. **Source**: Appwrite
    /// 1.9.0; since 1.5.
    ///
    /// **Returns** the codes.
    ///
    /// **Errors**: `user_recovery_codes_not_found` (404).
    returns<mfa_recovery_codes> get_mfa_recovery_codes(
        std::string_view id, call_options options = call_options()) const;

    /// Creates recovery codes for a user who has none.
    ///
    /// **Request**: `PATCH /users/{userId}/mfa/recovery-codes`. **Retry class**: unsafe. After a lost
    /// answer, `get_mfa_recovery_codes` gives the codes. **Source**: Appwrite 1.9.0; since 1.5.
    ///
    /// **Returns** the codes.
    ///
    /// **Errors**: `user_recovery_codes_already_exists` (409).
    returns<mfa_recovery_codes> create_mfa_recovery_codes(
        std::string_view id, call_options options = call_options()) const;

    /// Replaces a user's recovery codes.
    ///
    /// **Request**: `PUT /users/{userId}/mfa/recovery-codes`. **Retry class**: unsafe. A repeat voids the
    /// codes of the first time. **Source**: Appwrite 1.9.0; since 1.5.
    ///
    /// **Returns** the new codes; the old ones are void.
    ///
    /// **Errors**: `user_recovery_codes_not_found` (404).
    returns<mfa_recovery_codes> update_mfa_recovery_codes(
        std::string_view id, call_options options = call_options()) const;

    /// Removes an authenticator of a user.
    ///
    /// **Request**: `DELETE /users/{userId}/mfa/authenticators/{type}`. **Retry class**: idempotent.
    /// **Source**: Appwrite 1.9.0; since 1.5.
    ///
    /// **Returns** nothing.
    ///
    /// **Errors**: `user_authenticator_not_found` (404).
    returns<void> delete_mfa_authenticator(
        std::string_view id, authenticator_type type, call_options options = call_options()) const;

    // Statistics.

    /// Fetches statistics of the project's users.
    ///
    /// **Request**: `GET /users/usage`. **Retry class**: safe. **Source**: Appwrite 0.15.3 and 1.9.0.
    ///
    /// **Parameters**: `range`, 30 days if it is left out. `days_7` before 1.5 only
    /// (`errc::not_supported_by_server`).
    ///
    /// **Returns** the statistics. Versions fill different members, see `users_usage`.
    ///
    /// **Errors**: `general_usage_disabled` (501); `general_route_not_found` (404) after 1.9: later
    /// servers may have no statistics.
    returns<users_usage> get_usage(
        std::optional<usage_range> range = std::nullopt, call_options options = call_options()) const;

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
