//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// client_options: where the server is, who asks, and how.
//
#ifndef APPWRITE_CLIENT_OPTIONS_HPP
#define APPWRITE_CLIENT_OPTIONS_HPP

#include <appwrite/api_error.hpp>
#include <appwrite/backoff.hpp>
#include <appwrite/circuit_breaker.hpp>
#include <appwrite/logger.hpp>
#include <appwrite/observer.hpp>
#include <appwrite/pacing.hpp>
#include <appwrite/pool_options.hpp>
#include <appwrite/proxy_options.hpp>
#include <appwrite/retry_budget.hpp>
#include <appwrite/retry_policy.hpp>
#include <appwrite/secret_string.hpp>
#include <appwrite/timeouts.hpp>
#include <appwrite/tls_options.hpp>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

namespace appwrite
{

/// Where the server is, who asks, and how. Endpoint and project are required; a key is needed for every
/// operation of the Users service.
///
/// `appwrite::client_options("https://cloud.appwrite.io/v1", "PROJECT_ID").key("API_KEY")`
class client_options
{
public:
    /// `endpoint`: the URL of the API, including the `/v1`. `project`: the project's id.
    client_options(std::string endpoint, std::string project)
        : endpoint_(std::move(endpoint)), project_(std::move(project))
    {
    }

    /// The API key. It needs the scope `users.read` for reading and `users.write` for everything else.
    client_options& key(secret_string k) { return key_ = std::move(k), *this; }

    /// The version of the server, as `1.9` or `0.15.3`. It decides how list parameters are spelt and what can
    /// be asked for: a server silently ignores the parameters of another dialect. Default: the client asks
    /// the server, once, when its first call needs to know. Supported: 0.13 and newer.
    client_options& server_version(std::string v) { return server_version_ = std::move(v), *this; }

    client_options& timeouts(appwrite::timeouts t) { return timeouts_ = t, *this; }
    client_options& pool(pool_options p) { return pool_ = p, *this; }
    client_options& tls(tls_options t) { return tls_ = std::move(t), *this; }

    /// Reaches the server through a proxy. Default: none, whatever the environment says.
    client_options& proxy(proxy_options p)
    {
        proxy_ = std::move(p);
        proxy_variable_.clear();
        return *this;
    }

    /// Takes the proxy that the environment names, now, instead of another; none if it names none.
    ///
    /// As curl does: `https_proxy` or `HTTPS_PROXY` for https endpoints, `http_proxy` (not `HTTP_PROXY`,
    /// which the clients of a CGI program can set) for http ones, else `all_proxy` or `ALL_PROXY`; without
    /// those that `no_proxy` or `NO_PROXY` lists. An endpoint on this machine is no exception unless it is
    /// listed there. Other kinds of proxies are refused with `errc::invalid_argument`, and the message names
    /// the variable.
    APPWRITE_DECL client_options& proxy_from_environment();

    /// Asks the server to compress its responses with gzip. Default: it does not. Saves bytes and costs CPU
    /// time on both sides: worth it where the way to the server is slow. `max_response_body` holds for the
    /// body as sent and as it is after decompression.
    client_options& accept_gzip(bool accept = true) { return accept_gzip_ = accept, *this; }

    /// How often a call may be repeated. Which calls are repeated after which failures: doc/retries.md.
    client_options& retry(retry_policy p) { return retry_ = p, *this; }
    /// How long to wait before a call is repeated.
    client_options& backoff(appwrite::backoff b) { return backoff_ = b, *this; }
    /// How much all calls of the client together may repeat.
    client_options& retry_budget(appwrite::retry_budget b) { return retry_budget_ = b, *this; }

    /// How much is sent at once, and how fast. Default: as much and as fast as calls come.
    client_options& pacing(appwrite::pacing p) { return pacing_ = p, *this; }
    /// Makes calls fail at once while the server fails. Default: it is tried each time.
    client_options& circuit_breaker(appwrite::circuit_breaker b) { return circuit_breaker_ = b, *this; }

    /// Where the client writes what it does: doc/observability.md. Default: nowhere.
    client_options& logger(appwrite::logger l) { return logger_ = std::move(l), *this; }
    /// Who is told when calls and attempts begin and end. Default: nobody.
    client_options& observer(std::shared_ptr<appwrite::observer> o)
    {
        return observer_ = std::move(o), *this;
    }

    /// Allows plain `http://` to hosts other than this machine. The API key then travels in clear text.
    client_options& allow_insecure_http() { return allow_insecure_http_ = true, *this; }

    /// The largest response body, in bytes, 1 to 2 GiB - 1. Default 64 MiB: a page of 100 users with full
    /// preferences is 6 MB. A larger one ends the call with `errc::body_too_large`.
    client_options& max_response_body(std::size_t bytes) { return max_response_body_ = bytes, *this; }

    /// The largest response header, in bytes, 1 KiB to 1 MiB. Default 64 KiB. Beyond it:
    /// `errc::header_too_large`.
    client_options& max_response_header(std::size_t bytes) { return max_response_header_ = bytes, *this; }

    std::string const& endpoint() const noexcept { return endpoint_; }
    std::string const& project() const noexcept { return project_; }
    secret_string const& key() const noexcept { return key_; }
    std::string const& server_version() const noexcept { return server_version_; }
    appwrite::timeouts const& timeouts() const noexcept { return timeouts_; }
    pool_options const& pool() const noexcept { return pool_; }
    tls_options const& tls() const noexcept { return tls_; }
    std::optional<proxy_options> const& proxy() const noexcept { return proxy_; }
    /// The environment variable that the proxy came from; empty if it was not the environment.
    std::string const& proxy_variable() const noexcept { return proxy_variable_; }
    bool gzip_accepted() const noexcept { return accept_gzip_; }
    retry_policy const& retry() const noexcept { return retry_; }
    appwrite::backoff const& backoff() const noexcept { return backoff_; }
    appwrite::retry_budget const& retry_budget() const noexcept { return retry_budget_; }
    appwrite::pacing const& pacing() const noexcept { return pacing_; }
    std::optional<appwrite::circuit_breaker> const& circuit_breaker() const noexcept
    {
        return circuit_breaker_;
    }
    appwrite::logger const& logger() const noexcept { return logger_; }
    std::shared_ptr<appwrite::observer> const& observer() const noexcept { return observer_; }
    bool insecure_http_allowed() const noexcept { return allow_insecure_http_; }
    std::size_t max_response_body() const noexcept { return max_response_body_; }
    std::size_t max_response_header() const noexcept { return max_response_header_; }

    /// The first thing that is wrong with these options, named in the message; nothing if they are fine.
    /// `client` throws the same. Does not look at files: those of `tls` are read when the client is made.
    APPWRITE_DECL std::optional<api_error> check() const;

private:
    std::string endpoint_;
    std::string project_;
    secret_string key_;
    std::string server_version_;
    appwrite::timeouts timeouts_;
    pool_options pool_;
    tls_options tls_;
    std::optional<proxy_options> proxy_;
    std::string proxy_variable_;
    retry_policy retry_;
    appwrite::backoff backoff_;
    appwrite::retry_budget retry_budget_;
    appwrite::pacing pacing_;
    std::optional<appwrite::circuit_breaker> circuit_breaker_;
    appwrite::logger logger_;
    std::shared_ptr<appwrite::observer> observer_;
    std::size_t max_response_body_ = 64 * 1024 * 1024;
    std::size_t max_response_header_ = 64 * 1024;
    bool allow_insecure_http_ = false;
    bool accept_gzip_ = false;
};

static_assert(!std::is_aggregate_v<client_options>);

} // namespace appwrite

#if defined(APPWRITE_HEADER_ONLY)
#include <appwrite/impl/client_options.ipp>
#endif

#endif
