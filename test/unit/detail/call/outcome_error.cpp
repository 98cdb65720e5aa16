//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// From the outcome of an attempt to an error.
//
#include "support/printing.hpp"

#include <appwrite/detail/call/outcome_error.hpp>
#include <appwrite/detail/users/operations.hpp>

#include <boost/asio/error.hpp>
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <string>

using namespace appwrite;
using namespace std::chrono_literals;
using detail::error_from_outcome;
using detail::exchange_outcome;
using detail::is_gone_already;
using detail::transport_status;

BOOST_AUTO_TEST_SUITE(outcome_error)

namespace
{

exchange_outcome failed(error_code ec, call_stage stage, std::string detail = {})
{
    exchange_outcome out;
    out.status = transport_status(ec, stage, std::move(detail));
    return out;
}

exchange_outcome answered(unsigned status, std::string body)
{
    exchange_outcome out;
    out.status = transport_status({}, call_stage::body);
    out.sent = true;
    out.response.status = status;
    out.response.header.write().content_type = "application/json";
    out.response.body = std::move(body);
    return out;
}

std::string body_of_type(std::string const& type)
{
    return R"({"message":"words","code":404,"type":")" + type + R"(","version":"1.9.0"})";
}

} // namespace

BOOST_AUTO_TEST_CASE(the_transport_failed)
{
    api_error const e = error_from_outcome(failed(errc::connect_timeout, call_stage::connect));
    BOOST_TEST((e == errc::connect_timeout));
    BOOST_TEST(e.stage() == call_stage::connect);
    BOOST_TEST(e.message() == make_error_code(errc::connect_timeout).message());
    BOOST_TEST(e.status() == 0u);
    BOOST_TEST(e.type() == "");
    BOOST_TEST(!e.retry_hint().has_value());
}

BOOST_AUTO_TEST_CASE(details_are_in_the_message)
{
    api_error const tls = error_from_outcome(
        failed(errc::tls_unknown_authority, call_stage::handshake, "self-signed certificate"));
    BOOST_TEST(tls.message() ==
               make_error_code(errc::tls_unknown_authority).message() + ": self-signed certificate");

    api_error const acquire =
        error_from_outcome(failed(errc::acquire_timeout, call_stage::acquire, "Connection refused"));
    BOOST_TEST(acquire.message() == make_error_code(errc::acquire_timeout).message() +
                                        "; the last connection could not be made: Connection refused");
}

BOOST_AUTO_TEST_CASE(the_server_refused)
{
    api_error const e = error_from_outcome(answered(404, body_of_type("user_not_found")));
    BOOST_TEST((e == api_errc::user_not_found));
    BOOST_TEST(e.status() == 404u);
    BOOST_TEST(e.type() == "user_not_found");
    BOOST_TEST(e.message() == "words");
    BOOST_TEST(e.server_version() == "1.9.0");
    BOOST_TEST(e.stage() == call_stage::decode);
}

BOOST_AUTO_TEST_CASE(hints)
{
    exchange_outcome out = answered(429, body_of_type("general_rate_limit_exceeded"));
    BOOST_TEST(!error_from_outcome(out).retry_hint().has_value());
    // Unix time, long past.
    out.response.header.write().rate_limit_reset = "1000000000";
    BOOST_TEST((error_from_outcome(out).retry_hint() == 0ms));
    out.response.header.write().retry_after = "7";
    BOOST_TEST((error_from_outcome(out).retry_hint() == 7000ms));

    exchange_outcome proxy = failed(errc::proxy_unavailable, call_stage::proxy);
    proxy.status.retry_hint = 3000ms;
    BOOST_TEST((error_from_outcome(proxy).retry_hint() == 3000ms));
}

BOOST_AUTO_TEST_CASE(a_redirect_says_where_to)
{
    exchange_outcome out = answered(301, "");
    out.response.header.write().location = "https://elsewhere.test/v1";
    api_error const e = error_from_outcome(out);
    BOOST_TEST((e == errc::unexpected_redirect));
    BOOST_TEST(e.message().find("https://elsewhere.test/v1") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_key_is_hidden)
{
    std::string const key = "standard_0123456789";
    std::string const hidden(key.size(), '*');
    exchange_outcome out = answered(500, "a" + key + key + "b " + key);
    out.status.detail.write() = "Content-Encoding: " + key;
    out.response.header.write().location = "https://x.test/" + key;
    out.response.header.write().warning = key;
    detail::hide_key(detail::users_get, out, key);
    BOOST_TEST(out.response.body == "a" + hidden + hidden + "b " + hidden);
    BOOST_TEST(out.status.detail.read() == "Content-Encoding: " + hidden);
    BOOST_TEST(out.response.header.read().location == "https://x.test/" + hidden);
    BOOST_TEST(out.response.header.read().warning == hidden);

    // Half of it would be worth something, too.
    out = answered(502, std::string(4090, 'x') + key);
    detail::hide_key(detail::users_get, out, key);
    BOOST_TEST(error_from_outcome(out).raw_body().ends_with("x******"));
}

BOOST_AUTO_TEST_CASE(where_the_key_is_left)
{
    std::string const key = "standard_0123456789";
    auto const is_hidden = [&](detail::operation const& op, unsigned status, std::string const& body)
    {
        exchange_outcome out = answered(status, body);
        detail::hide_key(op, out, key);
        return out.response.body.find(key) == std::string::npos;
    };
    // The caller's data.
    BOOST_TEST(!is_hidden(detail::users_get, 200, " {\"name\":\"" + key + "\"}"));
    BOOST_TEST(!is_hidden(detail::users_get, 200, "[\"" + key + "\"]"));
    // What becomes an error.
    BOOST_TEST(is_hidden(detail::users_get, 200, "<pre>" + key));
    BOOST_TEST(is_hidden(detail::users_get, 202, "{\"message\":\"" + key + "\"}"));
    BOOST_TEST(is_hidden(detail::users_delete_user, 200, "{\"message\":\"" + key + "\"}"));

    // Too short to be one.
    exchange_outcome out = answered(500, "a word");
    detail::hide_key(detail::users_get, out, "a");
    BOOST_TEST(out.response.body == "a word");
}

BOOST_AUTO_TEST_CASE(gone_already)
{
    auto const& deletion = detail::users_delete_user;
    BOOST_TEST(is_gone_already(deletion, answered(404, body_of_type("user_not_found"))));

    // Somebody else's 404s.
    for (std::string const type :
        {"project_not_found", "general_route_not_found", "user_target_not_found", "unheard_of"})
        BOOST_TEST(!is_gone_already(deletion, answered(404, body_of_type(type))), type);
    BOOST_TEST(!is_gone_already(deletion, answered(404, "<html></html>")));
    BOOST_TEST(!is_gone_already(deletion, answered(404, "")));
    BOOST_TEST(!is_gone_already(deletion, answered(400, body_of_type("user_not_found"))));
    BOOST_TEST(!is_gone_already(deletion, failed(errc::response_timeout, call_stage::first_byte)));

    // Nothing but a deletion.
    BOOST_TEST(!is_gone_already(detail::users_get, answered(404, body_of_type("user_not_found"))));
    BOOST_TEST(!is_gone_already(detail::users_update_name, answered(404, body_of_type("user_not_found"))));
}

BOOST_AUTO_TEST_SUITE_END()
