//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The Users service over a core without a network, and what its tests ask of it.
//
#ifndef APPWRITE_TEST_UNIT_USERS_SERVICE_HPP
#define APPWRITE_TEST_UNIT_USERS_SERVICE_HPP

#include <appwrite/users.hpp>

#include <support/await.hpp>
#include <support/fake_core.hpp>

#include <boost/test/unit_test.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace appwrite::test
{

// Both facades over one core.
struct service
{
    explicit service(std::string_view version)
        : core(std::make_shared<fake_core>(version)), throwing(core), nothrow(core)
    {
    }

    std::shared_ptr<fake_core> core;
    users throwing;
    users_nothrow nothrow;
};

struct v0_15 : service
{
    v0_15() : service("0.15.3") {}
};

struct v1_4 : service
{
    v1_4() : service("1.4.14") {}
};

struct v1_9 : service
{
    v1_9() : service("1.9.0") {}
};

// One request was sent, exactly this.
inline void check_sent(service const& s, std::string const& request, std::string const& body, unsigned status)
{
    BOOST_TEST_CONTEXT(request)
    {
        BOOST_TEST_REQUIRE(s.core->sent.size() == 1u);
        sent_request const& sent = s.core->sent[0];
        BOOST_TEST(std::string(to_string(sent.op->method)) + ' ' + sent.target == request);
        BOOST_TEST(sent.body == body);
        BOOST_TEST(sent.op->success == status);
    }
}

// Runs `call`, which must send exactly this, and gives what it makes of the answer.
template <class T>
T sends(service& s, net::awaitable<T> call, std::string const& request, std::string const& body,
    unsigned status, std::string answer)
{
    s.core->sent.clear();
    s.core->answer(status, std::move(answer));
    if constexpr (std::is_void_v<T>)
    {
        run(std::move(call));
        check_sent(s, request, body, status);
    }
    else
    {
        T value = run(std::move(call));
        check_sent(s, request, body, status);
        return value;
    }
}

// Runs `call`, which must be refused with `code`, name `field` and send nothing.
template <class T>
void refused(service& s, net::awaitable<result<T>> call, errc code, std::string const& field)
{
    s.core->sent.clear();
    auto const outcome = run(std::move(call));
    BOOST_TEST_CONTEXT(field)
    {
        BOOST_TEST_REQUIRE(!outcome.has_value());
        BOOST_TEST((outcome.error() == code), outcome.error().what());
        BOOST_TEST((outcome.error().stage() == call_stage::validate));
        BOOST_TEST(outcome.error().message().starts_with(field + ": "), outcome.error().what());
        BOOST_TEST(outcome.error().operation().starts_with("users."));
        BOOST_TEST(s.core->sent.empty());
    }
}

template <class T>
void invalid(service& s, net::awaitable<result<T>> call, std::string const& field)
{
    refused(s, std::move(call), errc::invalid_argument, field);
}

template <class T>
void unsupported(service& s, net::awaitable<result<T>> call, std::string const& field)
{
    refused(s, std::move(call), errc::not_supported_by_server, field);
}

inline std::string const walter = R"({"$id":"walter","name":"Walter","email":"walter@example.com"})";

inline std::string const bad_utf8 = "a\xFF";

} // namespace appwrite::test

#endif
