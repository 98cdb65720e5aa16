//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Many calls of all retry classes at once, each on a user of its own, and how each of them ended.
//
#ifndef APPWRITE_TEST_SUPPORT_MIXED_CALLS_HPP
#define APPWRITE_TEST_SUPPORT_MIXED_CALLS_HPP

#include <appwrite.hpp>
#include <appwrite/testing/emulator.hpp>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace appwrite::test
{

enum class call_kind
{
    get,
    list,
    update_name,
    update_email,
    delete_user,
    /// Under an id of the caller's.
    create,
    /// Under "unique()"; the user is known by its name.
    create_unique,
    session,
    token
};

constexpr bool is_unsafe(call_kind kind) noexcept
{
    return kind == call_kind::session || kind == call_kind::token;
}

constexpr bool only_reads(call_kind kind) noexcept
{
    return kind == call_kind::get || kind == call_kind::list;
}

/// One call: what it is to do, and how it ended.
struct mixed_call
{
    call_kind kind{};

    /// Of the user that only this call touches. Its request id, too.
    std::string id;

    unsigned ends = 0;
    std::optional<api_error> error;

    /// The result was the one of this call, not of another.
    bool right = true;

    std::string new_name() const { return "name of " + id; }
    std::string new_email() const { return id + "@example.org"; }
};

class mixed_calls
{
public:
    /// @param seed the same one makes the same calls.
    mixed_calls(std::size_t count, std::uint64_t seed)
    {
        for (std::size_t i = 0; i < count; ++i)
        {
            std::string digits = std::to_string(i);
            digits.insert(0, 7 - digits.size(), '0');
            mixed_call one;
            one.kind = kind_of(mixed(seed, i) % 100);
            one.id = "user" + digits;
            calls_.push_back(std::move(one));
        }
    }

    /// Makes the users that must be there.
    void set_stage(testing::emulator& on) const
    {
        for (mixed_call const& one : calls_)
            if (one.kind != call_kind::list && one.kind != call_kind::create &&
                one.kind != call_kind::create_unique)
                on.add_user(testing::user_seed(one.id).name("before").email(one.id + "@example.com"));
    }

    /// Makes all calls, so many at once, on so many threads.
    void run(net::io_context& ctx, client const& c, std::size_t in_flight, unsigned threads)
    {
        for (std::size_t i = 0; i < in_flight; ++i)
            net::co_spawn(ctx, work(c.users(nothrow)),
                [this](std::exception_ptr failed)
                {
                    if (failed)
                        ++thrown_;
                });
        ctx.restart();
        std::vector<std::thread> others;
        for (unsigned i = 1; i < threads; ++i)
            others.emplace_back([&ctx] { ctx.run(); });
        ctx.run();
        for (std::thread& one : others)
            one.join();
    }

    std::vector<mixed_call> const& all() const noexcept { return calls_; }

    /// Exceptions that came out of a call which promised none.
    std::size_t thrown() const noexcept { return thrown_; }

private:
    static std::uint64_t mixed(std::uint64_t seed, std::uint64_t i) noexcept
    {
        std::uint64_t x = (seed << 32U) + i + 0x9e3779b97f4a7c15U;
        x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9U;
        x = (x ^ (x >> 27U)) * 0x94d049bb133111ebU;
        return x ^ (x >> 31U);
    }

    static call_kind kind_of(std::uint64_t percent) noexcept
    {
        if (percent < 24)
            return call_kind::get;
        if (percent < 30)
            return call_kind::list;
        if (percent < 42)
            return call_kind::update_name;
        if (percent < 50)
            return call_kind::update_email;
        if (percent < 60)
            return call_kind::delete_user;
        if (percent < 75)
            return call_kind::create;
        if (percent < 85)
            return call_kind::create_unique;
        return percent < 93 ? call_kind::session : call_kind::token;
    }

    /// One of those that share the calls among themselves.
    net::awaitable<void> work(users_nothrow users)
    {
        for (std::size_t i = next_++; i < calls_.size(); i = next_++)
            co_await make(users, calls_[i]);
    }

    net::awaitable<void> make(users_nothrow users, mixed_call& call)
    {
        call_options options;
        options.request_id(call.id);
        switch (call.kind)
        {
        case call_kind::get:
            note(call, co_await users.get(call.id, options), [&](user const& u) { return u.id == call.id; });
            break;
        case call_kind::list:
        {
            list_users const parameters = list_users().limit(3);
            note(call, co_await users.list(parameters, options),
                [&](page<user> const& p) { return p.items.size() <= 3; });
            break;
        }
        case call_kind::update_name:
            note(call, co_await users.update_name(call.id, call.new_name(), options),
                [&](user const& u) { return u.id == call.id && u.name == call.new_name(); });
            break;
        case call_kind::update_email:
            note(call, co_await users.update_email(call.id, call.new_email(), options),
                [&](user const& u) { return u.id == call.id && u.email == call.new_email(); });
            break;
        case call_kind::delete_user:
        {
            auto const done = co_await users.delete_user(call.id, options);
            end(call, done.has_error() ? std::optional(done.error()) : std::nullopt);
            break;
        }
        case call_kind::create:
        case call_kind::create_unique:
        {
            bool const unique = call.kind == call_kind::create_unique;
            new_user parameters(unique ? "unique()" : call.id);
            parameters.name(call.new_name());
            if (!unique)
                parameters.email(call.new_email());
            note(call, co_await users.create(parameters, options),
                [&](user const& u) { return u.name == call.new_name() && (unique || u.id == call.id); });
            break;
        }
        case call_kind::session:
            note(call, co_await users.create_session(call.id, options),
                [&](session const& s) { return s.user_id == call.id; });
            break;
        case call_kind::token:
        {
            new_token const parameters;
            note(call, co_await users.create_token(call.id, parameters, options),
                [&](token const& t) { return t.user_id == call.id; });
            break;
        }
        }
    }

    template <class T, class Right>
    static void note(mixed_call& call, result<T> const& outcome, Right right)
    {
        if (outcome)
            call.right = right(*outcome);
        end(call, outcome ? std::nullopt : std::optional(outcome.error()));
    }

    static void end(mixed_call& call, std::optional<api_error> error)
    {
        ++call.ends;
        call.error = std::move(error);
    }

    std::vector<mixed_call> calls_;
    std::atomic<std::size_t> next_{0};
    std::atomic<std::size_t> thrown_{0};
};

} // namespace appwrite::test

#endif
