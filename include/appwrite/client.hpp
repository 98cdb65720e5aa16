//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// client: the connection pool and the settings that all calls to one project share.
//
#ifndef APPWRITE_CLIENT_HPP
#define APPWRITE_CLIENT_HPP

#include <appwrite/client_options.hpp>
#include <appwrite/stats.hpp>
#include <appwrite/users.hpp>

#include <boost/asio/any_io_executor.hpp>

#include <memory>
#include <type_traits>

namespace appwrite
{

namespace detail
{
class client_core;
}

/// One project on one server: the pool of connections to it and the settings of all calls.
///
/// Make one and keep it; a client per call would shake hands per call. Service handles such as `users()` are
/// cheap and may outlive the client: their calls then fail with `operation_aborted`.
///
/// Sockets and timers belong to the context of `ex`. Calls may be awaited on any executor, also of another
/// context; each does its work on its own, TLS and decoding included. `ex` may be that of an `io_context` run
/// by several threads or of a `thread_pool`: no strand is needed. The client owns no thread, and nothing of
/// it keeps `io_context::run()` from returning once no call is in flight. (A host name that is still being
/// looked up does, as `getaddrinfo` cannot be stopped.)
///
/// Lifetimes: the context of `ex` has to outlive the client and every call; whoever runs it has to run it
/// while calls are in flight. A context on which calls are awaited and that is not the client's must not be
/// destroyed, nor stopped for good, while they are in flight. Destroying the one context that has both is
/// allowed at any time.
///
/// Destroying the client is `close()`.
///
/// Thread safety: all const members and `close` may be called from any thread at any time.
class client
{
public:
    /// Checks the options and prepares TLS; does not connect. Throws `api_exception` with
    /// `errc::invalid_argument`, which names the field, if an option is malformed or a file of `tls` is
    /// unusable.
    APPWRITE_DECL client(net::any_io_executor ex, client_options options);

    /// The same for an execution context such as `io_context` or `thread_pool`.
    template <class ExecutionContext>
    requires std::is_convertible_v<ExecutionContext&, net::execution_context&> client(
        ExecutionContext& context, client_options options)
        : client(net::any_io_executor(context.get_executor()), std::move(options))
    {
    }

    /// What was moved from can be destroyed and assigned to, and nothing else.
    client(client&&) noexcept = default;
    APPWRITE_DECL client& operator=(client&& other) noexcept;
    APPWRITE_DECL ~client();

    /// The Users service; failed calls throw `api_exception`.
    APPWRITE_DECL appwrite::users users() const;

    /// The Users service; calls return `result<T>`.
    APPWRITE_DECL users_nothrow users(nothrow_t) const;

    /// A snapshot of what the client is doing and has done.
    APPWRITE_DECL client_stats stats() const;

    /// Closes the connections that nobody uses. The next call opens a new one.
    APPWRITE_DECL void close_idle_connections();

    /// Ends it: calls in flight and calls to come complete with `operation_aborted`; whether a call in flight
    /// was executed is as uncertain as with any lost connection. Does not block. Idempotent.
    APPWRITE_DECL void close() noexcept;

private:
    std::shared_ptr<detail::client_core> core_;
};

} // namespace appwrite

#if defined(APPWRITE_HEADER_ONLY)
#include <appwrite/impl/client.ipp>
#endif

#endif
