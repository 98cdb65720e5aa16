//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Faults of requests: how they are made.
//
#include <appwrite/testing/fault.hpp>

#include <algorithm>
#include <random>

namespace appwrite::testing
{

fault fault::delay(std::chrono::milliseconds time)
{
    fault result(action::delay, "delay");
    result.time_ = time;
    return result;
}

fault fault::respond(unsigned status, std::string body, std::string content_type)
{
    fault result(action::respond, "respond");
    result.status_ = status;
    result.text_ = std::move(body);
    result.content_type_ = std::move(content_type);
    return result;
}

fault fault::server_error(unsigned status)
{
    fault result = respond(status, R"({"message":"Server Error","code":)" + std::to_string(status) +
                                       R"(,"type":"general_server_error"})");
    result.name_ = "server_error";
    return result;
}

fault fault::proxy_page(unsigned status)
{
    const std::string title = std::to_string(status) + (status == 504 ? " Gateway Time-out" : " Bad Gateway");
    fault result = respond(status,
        "<html>\r\n<head><title>" + title + "</title></head>\r\n<body>\r\n<center><h1>" + title +
            "</h1></center>\r\n<hr><center>proxy</center>\r\n</body>\r\n</html>\r\n",
        "text/html");
    result.name_ = "proxy_page";
    return result;
}

fault fault::throttled(const char* name, hint form, std::chrono::seconds wait)
{
    fault result = respond(429,
        R"({"message":"Rate limit for the current endpoint has been exceeded. Please try again after some time.",)"
        R"("code":429,"type":"general_rate_limit_exceeded"})");
    result.name_ = name;
    result.hint_ = form;
    result.time_ = wait;
    return result;
}

fault fault::too_many_requests(std::chrono::seconds wait)
{
    return throttled("too_many_requests", hint::retry_after_seconds, wait);
}

fault fault::too_many_requests_until(std::chrono::seconds wait)
{
    return throttled("too_many_requests_until", hint::retry_after_date, wait);
}

fault fault::rate_limit_reset(std::chrono::seconds wait)
{
    return throttled("rate_limit_reset", hint::rate_limit_reset, wait);
}

fault fault::raw(std::string bytes)
{
    fault result(action::raw, "raw");
    result.text_ = std::move(bytes);
    return result;
}

fault fault::garbage(std::size_t count)
{
    std::minstd_rand random;
    std::string bytes(count, '\0');
    for (char& byte : bytes)
        byte = static_cast<char>(random() >> 8U);
    fault result = raw(std::move(bytes));
    result.name_ = "garbage";
    return result;
}

fault fault::empty_page()
{
    return fault(action::empty_page, "empty_page");
}

fault fault::first_page()
{
    return fault(action::first_page, "first_page");
}

fault fault::reset()
{
    return fault(action::reset, "reset");
}

fault fault::close_before_response()
{
    return fault(action::close_before_response, "close_before_response");
}

fault fault::close_after_bytes(std::size_t count)
{
    fault result(action::close_after_bytes, "close_after_bytes");
    result.count_ = count;
    return result;
}

fault fault::never_answer()
{
    return fault(action::never_answer, "never_answer");
}

fault fault::hold()
{
    return fault(action::hold, "hold");
}

fault fault::no_close_notify()
{
    return fault(action::no_close_notify, "no_close_notify");
}

fault fault::connection_close()
{
    return fault(action::connection_close, "connection_close");
}

fault fault::chunked(std::size_t chunk_size)
{
    fault result(action::chunked, "chunked");
    result.count_ = std::max<std::size_t>(chunk_size, 1);
    return result;
}

fault fault::drip(std::size_t bytes, std::chrono::milliseconds pause)
{
    fault result(action::drip, "drip");
    result.count_ = std::max<std::size_t>(bytes, 1);
    result.time_ = pause;
    return result;
}

fault fault::content_length(std::ptrdiff_t delta)
{
    fault result(action::content_length, "content_length");
    result.delta_ = delta;
    return result;
}

fault fault::extra_bytes(std::string bytes)
{
    fault result(action::extra_bytes, "extra_bytes");
    result.text_ = std::move(bytes);
    return result;
}

fault fault::close_after_response()
{
    return fault(action::close_after_response, "close_after_response");
}

fault& fault::times(std::size_t count)
{
    times_ = count;
    return *this;
}

fault& fault::on(std::string method, std::string target_prefix)
{
    method_ = std::move(method);
    target_prefix_ = std::move(target_prefix);
    return *this;
}

fault& fault::after_executing()
{
    after_executing_ = true;
    return *this;
}

fault& fault::header(std::string name, std::string value)
{
    headers_.emplace_back(std::move(name), std::move(value));
    return *this;
}

bool fault::executes() const noexcept
{
    switch (action_)
    {
    case action::respond:
    case action::raw:
    case action::reset:
    case action::close_before_response:
    case action::never_answer:
        return after_executing_;
    default:
        return true;
    }
}

bool fault::matches(const std::string& method, const std::string& target) const
{
    return (method_.empty() || method_ == method) && target.starts_with(target_prefix_);
}

} // namespace appwrite::testing
