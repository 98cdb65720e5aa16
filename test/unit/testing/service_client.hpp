//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Asks the emulated service directly, at times that the test chooses.
//
#ifndef APPWRITE_TEST_UNIT_TESTING_SERVICE_CLIENT_HPP
#define APPWRITE_TEST_UNIT_TESTING_SERVICE_CLIENT_HPP

#include "../../../src/testing/service.hpp"

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include <chrono>
#include <string>
#include <utility>

namespace appwrite::test
{

/// A client of one service. Without a key it is a guest, until it presents something else.
class service_client
{
public:
    explicit service_client(const std::string& version) : service_(config(version)) {}

    testing::detail::response operator()(
        const std::string& method, const std::string& target, const std::string& body = {})
    {
        testing::detail::request sent;
        sent.method = method;
        sent.target = target;
        sent.body = body;
        sent.headers = {{"Host", "localhost"}, {"X-Appwrite-Project", "p"}};
        if (with_key)
            sent.headers.emplace_back("X-Appwrite-Key", "k");
        sent.headers.insert(sent.headers.end(), headers.begin(), headers.end());
        if (!body.empty())
            sent.headers.emplace_back("Content-Type", "application/json");
        return service_.handle(sent, now);
    }

    /// The status, and for errors with a type that, too: "404 user_not_found".
    std::string outcome(const std::string& method, const std::string& target, const std::string& body = {})
    {
        const testing::detail::response got = (*this)(method, target, body);
        std::string result = std::to_string(got.status);
        if (got.status < 300)
            return result;
        const boost::json::value shown = boost::json::parse(got.body);
        if (const boost::json::value* type = shown.as_object().if_contains("type"))
            result.append(" ").append(type->as_string());
        return result;
    }

    /// The body, which has to be an object.
    boost::json::object show(
        const std::string& method, const std::string& target, const std::string& body = {})
    {
        return boost::json::parse((*this)(method, target, body).body).as_object();
    }

    /// One member of the body, as text.
    std::string text(const std::string& member, const std::string& method, const std::string& target,
        const std::string& body = {})
    {
        return std::string(show(method, target, body).at(member).as_string());
    }

    std::string message(const std::string& method, const std::string& target, const std::string& body = {})
    {
        return text("message", method, target, body);
    }

    void add_user(const std::string& id)
    {
        const bool had_key = std::exchange(with_key, true);
        const auto others = std::exchange(headers, {});
        (*this)("POST", "/v1/users",
            R"({"userId":")" + id + R"(","email":")" + id +
                R"(@example.com","password":"correct horse","name":")" + id + R"("})");
        with_key = had_key;
        headers = others;
    }

    testing::detail::service& emulated() { return service_; }

    bool with_key = true;

    /// Beside those that every request has.
    testing::detail::header_list headers;
    testing::detail::time_point now = std::chrono::system_clock::now();

private:
    static testing::detail::service_config config(const std::string& version)
    {
        testing::detail::service_config result;
        result.version = version;
        result.project = "p";
        result.keys.push_back({"k", {}});
        return result;
    }

    testing::detail::service service_;
};

} // namespace appwrite::test

#endif
