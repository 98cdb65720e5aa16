//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// A request in the form in which two spellings of one request are equal.
//
#ifndef APPWRITE_TEST_CONFORMANCE_CANONICAL_REQUEST_HPP
#define APPWRITE_TEST_CONFORMANCE_CANONICAL_REQUEST_HPP

#include "recording.hpp"

#include <appwrite/dialect.hpp>

#include <boost/json.hpp>

#include <set>
#include <string>

namespace appwrite::test
{

struct canonical_request
{
    std::string method;
    std::string path;
    std::multiset<std::string> query;
    boost::json::object body;

    canonical_request(http_request const& r, dialect speaks) : method(r.method), path(r.path)
    {
        for (auto const& [name, value] : r.query)
        {
            // The server's own defaults may be spelled out or not.
            bool const is_default =
                speaks == dialect::v0_15 &&
                ((name == "cursorDirection" && value == "after") || (name == "orderType" && value == "ASC") ||
                    (name == "search" && value.empty()));
            if (is_default)
                continue;
            boost::json::error_code ec;
            if (name.starts_with("queries["))
            {
                auto const text = boost::json::parse(value, ec);
                query.insert("queries[]=" + (ec ? value : boost::json::serialize(text)));
            }
            else if (name == "total")
                query.insert(value == "false" ? "total=0" : "total=" + value);
            else
                query.insert(name + "=" + value);
        }
        // No body says the same as an empty object.
        if (r.body.empty())
            return;
        auto const sent = boost::json::parse(r.body);
        for (auto const& [name, value] : sent.as_object())
            if (!value.is_null())
                body.emplace(name, value);
    }
};

} // namespace appwrite::test

#endif
