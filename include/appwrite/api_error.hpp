//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// api_error: everything known about a failed call; api_exception carries it.
//
#ifndef APPWRITE_API_ERROR_HPP
#define APPWRITE_API_ERROR_HPP

#include <appwrite/call_stage.hpp>
#include <appwrite/detail/boxed.hpp>
#include <appwrite/error.hpp>
#include <appwrite/retry_policy.hpp>

#include <boost/assert/source_location.hpp>
#include <boost/system/system_error.hpp>

#include <chrono>
#include <iosfwd>
#include <optional>
#include <string>

namespace appwrite
{

/// Why a call failed: a code to decide on, and all that helps to understand it.
///
/// Comparable with `errc`, `api_errc` and `error_code`:
/// `if (!outcome && outcome.error() == api_errc::user_not_found)`.
///
/// Holds no secret that the client knows: neither keys, nor passwords, nor request bodies. `message()` and
/// `raw_body()` may have the *server's* words, which could quote what the caller sent (asterisks stand where
/// they quote the API key); `raw_body()` is not part of `what()` nor of the stream output.
///
/// Thread safety: a value type; distinct objects may be used from different threads. As large as a pointer;
/// what was moved from is no error.
class api_error
{
public:
    /// No error.
    APPWRITE_DECL api_error() noexcept;
    APPWRITE_DECL api_error(api_error const&);
    APPWRITE_DECL api_error(api_error&&) noexcept;
    APPWRITE_DECL api_error& operator=(api_error const&);
    APPWRITE_DECL api_error& operator=(api_error&&) noexcept;
    APPWRITE_DECL ~api_error();

    /// An error that the client detected, in phase `stage`.
    api_error(error_code code, call_stage stage, std::string message)
    {
        known_.write().code = code;
        known_.write().stage = stage;
        known_.write().message = std::move(message);
    }

    /// The code to decide on: of `client_category()`, `api_category()`, `http_category()`, or the system's.
    error_code code() const noexcept { return known_.read().code; }
    /// The phase in which the call ended.
    call_stage stage() const noexcept { return known_.read().stage; }
    /// What went wrong, in words: the server's message where there is one.
    std::string const& message() const noexcept { return known_.read().message; }

    /// The HTTP status, 0 if no response arrived.
    unsigned status() const noexcept { return known_.read().status; }
    /// Appwrite's error type as sent, empty if there was none.
    std::string const& type() const noexcept { return known_.read().type; }
    /// The version that the server gave in its error body, empty if it gave none.
    std::string const& server_version() const noexcept { return known_.read().server_version; }
    /// The response's body, cut off at 4 KiB. It is the server's text: do not trust it, and do not log it
    /// blindly.
    std::string const& raw_body() const noexcept { return known_.read().raw_body; }

    /// The operation, as `users.get`.
    std::string const& operation() const noexcept { return known_.read().operation; }
    /// How many attempts were made: how often the call had a connection, or a place to make one. 0: it was
    /// refused, or ended while it waited for that or for the server's version.
    unsigned attempts() const noexcept { return known_.read().attempts; }
    /// Why the call was not repeated (again); nothing if the client or the server's version ruled it out.
    std::optional<appwrite::retry_stop> retry_stop() const noexcept { return known_.read().retry_stop; }
    /// Time from the start of the call until it failed.
    std::chrono::milliseconds elapsed() const noexcept { return known_.read().elapsed; }
    /// How long the server asked callers to wait, if it did.
    std::optional<std::chrono::milliseconds> retry_hint() const noexcept { return known_.read().retry_hint; }
    /// Whether the server may have executed the request although the call failed: true from the first byte
    /// written until a complete response says otherwise.
    bool may_have_been_executed() const noexcept { return known_.read().may_have_been_executed; }
    /// The parameter at fault, where the client knows it: the one that was refused before anything was sent,
    /// or the one that clashes with something else (`id`, `email`, `phone`). Empty if it does not.
    std::string const& field() const noexcept { return known_.read().field; }
    /// What the caller gave as `call_options::request_id`, empty if nothing.
    std::string const& request_id() const noexcept { return known_.read().request_id; }

    /// One line with code, message, operation, stage, attempts, and why there were no more of them.
    APPWRITE_DECL std::string what() const;

    friend bool operator==(api_error const& e, error_code c) noexcept { return e.code() == c; }
    friend bool operator==(api_error const& e, errc c) noexcept { return e.code() == make_error_code(c); }
    friend bool operator==(api_error const& e, api_errc c) noexcept { return e.code() == make_error_code(c); }

    api_error& message(std::string v) { return known_.write().message = std::move(v), *this; }
    api_error& status(unsigned v) { return known_.write().status = v, *this; }
    api_error& type(std::string v) { return known_.write().type = std::move(v), *this; }
    api_error& server_version(std::string v) { return known_.write().server_version = std::move(v), *this; }
    api_error& raw_body(std::string v) { return known_.write().raw_body = std::move(v), *this; }
    api_error& operation(std::string v) { return known_.write().operation = std::move(v), *this; }
    api_error& attempts(unsigned v) { return known_.write().attempts = v, *this; }
    api_error& retry_stop(std::optional<appwrite::retry_stop> v)
    {
        return known_.write().retry_stop = v, *this;
    }
    api_error& elapsed(std::chrono::milliseconds v) { return known_.write().elapsed = v, *this; }
    api_error& retry_hint(std::optional<std::chrono::milliseconds> v)
    {
        return known_.write().retry_hint = v, *this;
    }
    api_error& may_have_been_executed(bool v) { return known_.write().may_have_been_executed = v, *this; }
    api_error& field(std::string v) { return known_.write().field = std::move(v), *this; }
    api_error& request_id(std::string v) { return known_.write().request_id = std::move(v), *this; }

private:
    struct facts
    {
        error_code code;
        call_stage stage = call_stage::validate;
        bool may_have_been_executed = false;
        unsigned status = 0;
        unsigned attempts = 0;
        std::optional<appwrite::retry_stop> retry_stop;
        std::chrono::milliseconds elapsed{};
        std::optional<std::chrono::milliseconds> retry_hint;
        std::string message;
        std::string type;
        std::string server_version;
        std::string raw_body;
        std::string operation;
        std::string field;
        std::string request_id;
    };

    // On the heap: what could fail has room for an error all the time, and hardly ever has one.
    detail::boxed<facts> known_;
};

/// Writes `what()`.
APPWRITE_DECL std::ostream& operator<<(std::ostream& os, api_error const& e);

/// What the throwing facade throws: a `system_error` that carries the whole `api_error`.
class api_exception : public boost::system::system_error
{
public:
    explicit api_exception(api_error e)
        : boost::system::system_error(e.code()), error_(std::move(e)), what_(error_.what())
    {
    }

    api_error const& error() const noexcept { return error_; }

    /// The same line as `error().what()`.
    char const* what() const noexcept override { return what_.c_str(); }

private:
    api_error error_;
    std::string what_;
};

/// Makes `result<T>::value()` throw `api_exception` (found by argument-dependent lookup).
[[noreturn]] APPWRITE_DECL void throw_exception_from_error(
    api_error const& e, boost::source_location const& where);

} // namespace appwrite

#if defined(APPWRITE_HEADER_ONLY)
#include <appwrite/impl/api_error.ipp>
#endif

#endif
