//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// What happens inside a call: a tree of calls and attempts from an observer, and the client's own log.
//
#include "expect.hpp"
#include "server.hpp"

#include <appwrite.hpp>
#include <appwrite/testing/emulator.hpp>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/this_coro.hpp>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdlib>
#include <exception>
#include <iomanip>
#include <iostream>
#include <memory>
#include <mutex>
#include <sstream>
#include <string>
#include <string_view>

namespace net = boost::asio;
using namespace std::chrono_literals;

namespace
{

using example::expect;

//[observer
/// Prints each call with its attempts. A tracing system would get a span for each call, and for each attempt
/// a span below that of its call: `call_id` says which.
class attempt_printer : public appwrite::observer
{
public:
    void call_started(appwrite::call_start const& call) override
    {
        print("call " + std::to_string(call.id) + ": " + std::string(call.operation));
    }

    void attempt_ended(appwrite::attempt_end const& attempt) override
    {
        std::ostringstream line;
        line << "    attempt " << attempt.start.number << " of " << attempt.start.method << ' '
             << attempt.start.route << ": " << in_ms(attempt.duration) << ", "
             << (attempt.code ? attempt.code.message() : "success");
        if (attempt.status != 0)
            line << " (HTTP " << attempt.status << ')';
        line << (attempt.reused_connection ? ", kept connection" : ", new connection");
        if (attempt.replayed)
            line << ", after a kept one died";
        if (attempt.repeat)
            line << "; again in " << attempt.repeat->delay.count()
                 << " ms, reason: " << to_string(attempt.repeat->reason);
        print(line.str());
        attempts_ += 1;
    }

    void call_ended(appwrite::call_end const& call) override
    {
        print(std::string(call.code ? "    failed after " : "    succeeded after ") + in_ms(call.duration));
    }

    std::size_t attempts() const noexcept { return attempts_; }

private:
    static std::string in_ms(std::chrono::nanoseconds t)
    {
        std::ostringstream text;
        text << std::fixed << std::setprecision(1) << std::chrono::duration<double, std::milli>(t).count()
             << " ms";
        return text.str();
    }

    // Several threads may run calls; here it is one, but nobody should have to know that.
    void print(std::string const& line)
    {
        std::lock_guard lock(mutex_);
        std::cout << line << '\n';
    }

    std::mutex mutex_;
    std::atomic<std::size_t> attempts_{0};
};
//]

net::awaitable<void> make_calls(appwrite::client_options options)
{
    appwrite::client client(co_await net::this_coro::executor, options);
    appwrite::users_nothrow const users = client.users(appwrite::nothrow);

    std::string const id = appwrite::unique_id();
    auto const made = co_await users.create(appwrite::new_user(id).email(id + "@example.com"));
    expect(made.has_value(), "the user was not created");
    auto const renamed = co_await users.update_name(id, "Walter");
    expect(renamed.has_value(), "the user was not renamed");
    auto const nobody = co_await users.get("nobody");
    expect(!nobody, "a user with the id nobody exists");
    expect(client.stats().replays == 1, "no request was sent again on a fresh connection");
    expect(client.stats().retries == 2, "there were not two retries");
}

} // namespace

int main()
try
{
    using appwrite::testing::fault;
    appwrite::testing::emulator server;

    // The server asks for patience once, fails once, and once it creates a user but its answer gets lost. The
    // last happens on a kept connection, which may have been dead before: the client sends at once again.
    server.inject(fault::respond(429, R"({"message":"Slow down","type":"general_rate_limit_exceeded"})")
                      .on("POST", "/v1/users"));
    server.inject(fault::close_before_response().after_executing().on("POST", "/v1/users"));
    server.inject(fault::respond(503, "<h1>Starting</h1>", "text/html").on("PATCH"));

    auto const printer = std::make_shared<attempt_printer>();
    appwrite::client_options options = example::options_for(server);
    options.backoff(appwrite::backoff().base(20ms).throttle_base(50ms));

    //[options
    options.observer(printer);
    options.logger(
        appwrite::logger(appwrite::log_level::info, [](appwrite::log_level level, std::string_view line)
            { std::clog << to_string(level) << ": " << line << std::endl; }));
    //]

    example::run(make_calls(options));

    // The question for the version; two attempts to create, and one to see who has the id; two to rename; one
    // to get.
    expect(printer->attempts() == 7, "there were not seven attempts");
    return EXIT_SUCCESS;
}
catch (std::exception const& e)
{
    std::cerr << "failed: " << e.what() << '\n';
    return EXIT_FAILURE;
}
