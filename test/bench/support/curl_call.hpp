//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// bench::curl_call: a call as somebody would write it who knows libcurl and Boost.JSON well.
//
#ifndef APPWRITE_BENCH_SUPPORT_CURL_CALL_HPP
#define APPWRITE_BENCH_SUPPORT_CURL_CALL_HPP

#include "fixed.hpp"
#include "options.hpp"

#include <boost/json/monotonic_resource.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parser.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include <curl/curl.h>

#include <array>
#include <cstddef>
#include <new>
#include <stdexcept>
#include <string>

namespace bench
{

/// An easy handle with all its buffers, used again for call after call. The body becomes a DOM in memory that
/// is used again as well.
class curl_call
{
public:
    explicit curl_call(options const& o)
        : operation_(o.operation()), limit_(is_page() ? o.limit() : 0), easy_(curl_easy_init())
    {
        if (!easy_)
            throw std::bad_alloc();
        for (std::string const& line : {std::string("X-Appwrite-Project: ") + fixed::project,
                 std::string("X-Appwrite-Key: ") + fixed::key,
                 std::string("X-Appwrite-Response-Format: 1.9.0"),
                 std::string("Content-Type: application/json")})
            // The last one is for what has a body.
            if (operation_ == "create" || line[0] == 'X')
                headers_ = curl_slist_append(headers_, line.c_str());
        set(CURLOPT_PRIVATE, this);
        set(CURLOPT_URL, url(o).c_str());
        set(CURLOPT_CAINFO, o.ca_file().c_str());
        set(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
        set(CURLOPT_HTTPHEADER, headers_);
        set(CURLOPT_NOSIGNAL, 1L);
        set(CURLOPT_WRITEDATA, this);
        set(CURLOPT_WRITEFUNCTION, &curl_call::store);
    }

    curl_call(curl_call const&) = delete;
    curl_call& operator=(curl_call const&) = delete;

    ~curl_call()
    {
        curl_easy_cleanup(easy_);
        curl_slist_free_all(headers_);
    }

    CURL* handle() const noexcept { return easy_; }

    static curl_call& of(CURL* easy)
    {
        char* self = nullptr;
        curl_easy_getinfo(easy, CURLINFO_PRIVATE, &self);
        return *reinterpret_cast<curl_call*>(self);
    }

    /// Makes the handle ready for the next call.
    void prepare()
    {
        response_.clear();
        if (operation_ != "create")
            return;
        request_ = boost::json::serialize(boost::json::object{{"userId", fixed::id}, {"email", fixed::email},
            {"password", fixed::password}, {"name", fixed::name}});
        set(CURLOPT_POSTFIELDS, request_.data());
        set(CURLOPT_POSTFIELDSIZE, static_cast<long>(request_.size()));
    }

    /// Parses and checks the answer.
    void finish(CURLcode outcome)
    {
        if (outcome != CURLE_OK)
            throw std::runtime_error(curl_easy_strerror(outcome));
        long status = 0;
        curl_easy_getinfo(easy_, CURLINFO_RESPONSE_CODE, &status);
        fixed::expect(status == (operation_ == "create" ? 201 : 200));

        boost::json::monotonic_resource memory(memory_.data(), memory_.size());
        parser_.reset(&memory);
        parser_.write(response_);
        boost::json::value const answer = parser_.release();
        boost::json::value const& user = is_page() ? answer.at("users").at(0) : answer;
        fixed::expect(user.at("$id") == fixed::id && user.at("email") == fixed::email);
        fixed::expect(!is_page() || answer.at("users").as_array().size() == limit_);
    }

private:
    template <class Value>
    void set(CURLoption option, Value value)
    {
        if (curl_easy_setopt(easy_, option, value) != CURLE_OK)
            throw std::runtime_error("libcurl refused an option");
    }

    bool is_page() const { return operation_.rfind("list", 0) == 0; }

    static std::string url(options const& o)
    {
        if (o.operation() == "get")
            return o.endpoint() + "/users/" + fixed::id;
        if (o.operation() == "create")
            return o.endpoint() + "/users";
        return o.endpoint() + "/users?queries%5B0%5D=%7B%22method%22%3A%22limit%22%2C%22values%22%3A%5B" +
               std::to_string(o.limit()) + "%5D%7D";
    }

    static std::size_t store(char* data, std::size_t size, std::size_t count, void* self)
    {
        static_cast<curl_call*>(self)->response_.append(data, size * count);
        return size * count;
    }

    std::string operation_;
    std::size_t limit_;
    CURL* easy_;
    curl_slist* headers_ = nullptr;
    std::string request_;
    std::string response_;
    boost::json::parser parser_;
    std::array<unsigned char, 160 * 1024> memory_;
};

} // namespace bench

#endif
