//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The statistics of a client in the text format of Prometheus, as a handler of /metrics would send them.
//
#include "expect.hpp"
#include "server.hpp"

#include <appwrite.hpp>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/this_coro.hpp>

#include <cstdint>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>

namespace net = boost::asio;

namespace
{

using example::expect;

//[exporter
/// Metric families in the text format, version 0.0.4.
class exposition
{
public:
    /// What only grows; its name ends in _total.
    void counter(std::string_view name, std::string_view help, std::uint64_t value)
    {
        begin(name, help, "counter");
        sample("", value);
    }

    /// What goes up and down.
    void gauge(std::string_view name, std::string_view help, std::uint64_t value)
    {
        begin(name, help, "gauge");
        sample("", value);
    }

    /// A family with labels: samples follow.
    void begin(std::string_view name, std::string_view help, std::string_view type)
    {
        name_ = "appwrite_client_" + std::string(name);
        text_ << "# HELP " << name_ << ' ' << help << '\n' << "# TYPE " << name_ << ' ' << type << '\n';
    }

    void sample(std::string_view labels, std::uint64_t value)
    {
        text_ << name_ << labels << ' ' << value << '\n';
    }

    std::string text() const { return text_.str(); }

private:
    std::ostringstream text_;
    std::string name_;
};

std::string prometheus_text(appwrite::client_stats const& stats)
{
    exposition out;
    out.begin("calls_total", "Calls that ended, by how they ended.", "counter");
    out.sample("{result=\"success\"}", stats.calls_succeeded);
    out.sample("{result=\"failure\"}", stats.calls_failed);
    out.sample("{result=\"cancelled\"}", stats.calls_cancelled);
    out.gauge("calls_in_progress", "Calls that have not ended yet.",
        stats.calls_started - stats.calls_succeeded - stats.calls_failed - stats.calls_cancelled);

    out.begin("retries_total", "Attempts beyond the first, by what came before.", "counter");
    out.sample("{reason=\"timeout\"}", stats.retries_after_timeout);
    out.sample("{reason=\"connection\"}", stats.retries_after_connection_failure);
    out.sample("{reason=\"throttled\"}", stats.retries_after_throttling);
    out.sample("{reason=\"server\"}", stats.retries_after_server_error);
    out.counter("retries_over_budget_total", "Calls not repeated because too many had failed.",
        stats.retries_over_budget);
    out.counter("replays_total", "Requests sent again because a kept connection died.", stats.replays);
    out.counter("responses_total", "Complete responses, whatever their status.", stats.responses);

    out.begin("connections", "Connections, by what they do.", "gauge");
    out.sample("{state=\"in_use\"}", stats.in_use - stats.connecting);
    out.sample("{state=\"connecting\"}", stats.connecting);
    out.sample("{state=\"idle\"}", stats.idle);
    out.gauge("calls_waiting", "Calls that wait for a connection.", stats.waiting);
    out.counter("connections_opened_total", "Connections made.", stats.connections_opened);
    out.counter("connect_failures_total", "Connections that could not be made.", stats.connect_failures);
    out.counter("connections_reused_total", "Requests on a connection that had served before.",
        stats.connections_reused);
    out.counter("tls_resumed_total", "TLS handshakes that resumed a session.", stats.tls_resumed);
    out.counter("written_bytes_total", "Request bytes, before TLS.", stats.bytes_written);
    out.counter("read_bytes_total", "Response bytes, before TLS.", stats.bytes_read);

    // Of pacing and the circuit breaker; all zero if a client has neither.
    out.gauge("paced_waiting", "Attempts that wait for their turn.", stats.pacing_waiting);
    out.gauge("paced_in_flight", "Attempts whose turn it is.", stats.in_flight);
    out.gauge("paced_in_flight_limit", "How many those may be; 0: any number.", stats.in_flight_limit);
    out.begin("circuit", "1 for the state of the circuit breaker.", "gauge");
    for (auto const state :
        {appwrite::circuit_state::closed, appwrite::circuit_state::open, appwrite::circuit_state::half_open})
        out.sample("{state=\"" + std::string(to_string(state)) + "\"}", stats.circuit == state ? 1 : 0);
    out.counter(
        "circuit_refusals_total", "Attempts that the circuit breaker refused.", stats.circuit_refusals);
    return out.text();
}
//]

net::awaitable<void> make_calls(appwrite::client_options options, std::string id)
{
    appwrite::client client(co_await net::this_coro::executor, options);
    appwrite::users_nothrow const users = client.users(appwrite::nothrow);
    auto const made = co_await users.create(appwrite::new_user(id).email(id + "@example.com"));
    expect(made.has_value(), "the user was not created");
    auto const found = co_await users.get(id);
    expect(found.has_value(), "the user was not found");
    auto const nobody = co_await users.get("nobody");
    expect(!nobody, "a user with the id nobody exists");

    std::string const metrics = prometheus_text(client.stats());
    std::cout << metrics;
    auto const has = [&metrics](std::string_view line)
    { return metrics.find("\nappwrite_client_" + std::string(line) + '\n') != std::string::npos; };
    expect(has("calls_total{result=\"success\"} 2"), "not two calls that succeeded");
    expect(has("calls_total{result=\"failure\"} 1"), "not one call that failed");
    expect(has("calls_in_progress 0"), "a call is still under way");
    expect(has("connections{state=\"in_use\"} 0"), "a connection is still in use");
    expect(has("paced_in_flight_limit 2") && has("paced_in_flight 0"), "the pacing is not told");
    expect(has("circuit{state=\"closed\"} 1") && has("circuit{state=\"open\"} 0"), "the circuit is not told");
}

/// Every sample belongs to the family announced last, and counters are named as counters.
void check_format(std::string const& metrics)
{
    std::istringstream lines(metrics);
    std::string line;
    std::string family;
    while (std::getline(lines, line))
    {
        if (line.starts_with("# TYPE "))
        {
            std::istringstream words(line.substr(7));
            std::string type;
            words >> family >> type;
            expect(type == "gauge" || type == "counter", "a type that is neither gauge nor counter");
            expect((type == "counter") == family.ends_with("_total"), "_total is for counters");
        }
        else if (!line.starts_with("# HELP "))
            expect(line.substr(0, line.find_first_of(" {")) == family, "a sample outside its family");
    }
    expect(!family.empty(), "no metrics");
}

} // namespace

int main()
try
{
    example::server server;
    example::temporary_user const walter(server);
    // The create is repeated, and is then told from a conflict.
    server.lose_answers(1);
    appwrite::client_options options = server.options();
    options.pacing(appwrite::pacing().max_in_flight(2)).circuit_breaker(appwrite::circuit_breaker());
    example::run(make_calls(std::move(options), walter.id()));
    check_format(prometheus_text(appwrite::client_stats()));
    return EXIT_SUCCESS;
}
catch (std::exception const& e)
{
    std::cerr << "failed: " << e.what() << '\n';
    return EXIT_FAILURE;
}
