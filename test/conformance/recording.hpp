//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Recorded exchanges with real servers, and the two sides of an HTTP message that tests compare.
//
#ifndef APPWRITE_TEST_CONFORMANCE_RECORDING_HPP
#define APPWRITE_TEST_CONFORMANCE_RECORDING_HPP

#include <boost/json.hpp>

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace appwrite::test
{

inline std::string lower(std::string text)
{
    for (char& c : text)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return text;
}

inline std::string text_of(boost::json::value const& v)
{
    return std::string(v.as_string().data(), v.as_string().size());
}

inline std::string decode_query_text(std::string_view text)
{
    auto hex = [](char c) { return c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10; };
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] == '%' && i + 2 < text.size())
        {
            out.push_back(static_cast<char>(hex(text[i + 1]) * 16 + hex(text[i + 2])));
            i += 2;
        }
        else
            out.push_back(text[i] == '+' ? ' ' : text[i]);
    return out;
}

struct http_request
{
    std::string method;
    std::string path;
    // Decoded, in order.
    std::vector<std::pair<std::string, std::string>> query;
    // Names in lower case.
    std::map<std::string, std::string> headers;
    std::string body;

    void set_target(std::string_view target)
    {
        auto const mark = std::min(target.find('?'), target.size());
        path = std::string(target.substr(0, mark));
        query.clear();
        for (std::string_view rest = target.substr(std::min(mark + 1, target.size())); !rest.empty();)
        {
            auto const end = std::min(rest.find('&'), rest.size());
            std::string_view const pair = rest.substr(0, end);
            auto const equals = std::min(pair.find('='), pair.size());
            query.emplace_back(decode_query_text(pair.substr(0, equals)),
                decode_query_text(pair.substr(std::min(equals + 1, pair.size()))));
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }

    // Takes apart the bytes that would go to the server.
    static http_request parse(std::string const& wire)
    {
        http_request r;
        auto const head_end = wire.find("\r\n\r\n");
        if (head_end == std::string::npos)
            throw std::runtime_error("the request has no end of header");
        r.body = wire.substr(head_end + 4);
        auto line_end = wire.find("\r\n");
        std::string const line = wire.substr(0, line_end);
        auto const first = line.find(' ');
        auto const second = line.find(' ', first + 1);
        if (line.substr(second) != " HTTP/1.1")
            throw std::runtime_error("the request line is malformed: " + line);
        r.method = line.substr(0, first);
        r.set_target(std::string_view(line).substr(first + 1, second - first - 1));
        while (line_end < head_end)
        {
            auto const begin = line_end + 2;
            line_end = wire.find("\r\n", begin);
            std::string const field = wire.substr(begin, line_end - begin);
            auto const colon = field.find(": ");
            r.headers.emplace(lower(field.substr(0, colon)), field.substr(colon + 2));
        }
        return r;
    }
};

struct exchange
{
    std::int64_t sequence = 0;
    std::string operation;
    std::string note;
    http_request request;
    unsigned status = 0;
    std::string content_type;
    // Nothing if the recording only describes them.
    bool has_request_body = true;
    std::optional<std::string> response_body;
};

inline std::vector<exchange> read_recording(std::string const& path)
{
    std::ifstream file(path);
    if (!file)
        throw std::runtime_error("cannot read " + path);
    std::vector<exchange> exchanges;
    for (std::string line; std::getline(file, line);)
    {
        auto const json = boost::json::parse(line);
        auto const& request = json.at("request").as_object();
        auto const& response = json.at("response").as_object();
        exchange e;
        e.sequence = json.at("seq").as_int64();
        e.operation = text_of(json.at("operation"));
        e.note = text_of(json.at("note"));
        e.request.method = text_of(request.at("method"));
        e.request.set_target(text_of(request.at("target")));
        for (auto const& [name, value] : request.at("headers").as_object())
            e.request.headers.emplace(lower(std::string(name.data(), name.size())), text_of(value));
        auto const* body = request.if_contains("body");
        e.has_request_body = body && body->is_string();
        if (e.has_request_body)
            e.request.body = text_of(*body);
        e.status = static_cast<unsigned>(response.at("status").as_int64());
        if (auto const* headers = response.if_contains("headers"); headers && headers->is_object())
            for (auto const& [name, value] : headers->as_object())
                if (lower(std::string(name.data(), name.size())) == "content-type")
                    e.content_type = text_of(value);
        if (auto const* text = response.if_contains("body"); text && text->is_string())
            e.response_body = text_of(*text);
        exchanges.push_back(std::move(e));
    }
    return exchanges;
}

} // namespace appwrite::test

#endif
