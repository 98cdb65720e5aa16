//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// A core without a network: it records requests and gives the answers it was told.
//
#ifndef APPWRITE_TEST_SUPPORT_FAKE_CORE_HPP
#define APPWRITE_TEST_SUPPORT_FAKE_CORE_HPP

#include <appwrite/detail/call/core.hpp>
#include <appwrite/detail/call/error_response.hpp>

#include <boost/asio/awaitable.hpp>

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace appwrite::test
{

// One request as the machinery below the service gets it.
struct sent_request
{
    detail::operation const* op = nullptr;
    std::string target;
    std::string body;
    call_options options;
};

class fake_core : public detail::core
{
public:
    explicit fake_core(std::string_view version) : server_(detail::server_of(*detail::parse_version(version)))
    {
    }

    // Answers the next request: with a response if the status is one of success, else with an error.
    void answer(unsigned status, std::string body, std::string content_type = "application/json")
    {
        answers_.push_back({status, std::move(body), std::move(content_type)});
    }

    // Drops the answers that no request asked for.
    void forget_answers() { answers_.clear(); }

    std::vector<sent_request> sent;

    // The bodies that came back.
    std::vector<std::string> reused;

    void reuse(std::string body) noexcept override { reused.push_back(std::move(body)); }

    net::awaitable<result<void>> call(detail::operation const& op, detail::request_plan& plan,
        call_options const& options, detail::call_response& response) override
    {
        detail::call_request const& request = plan.request_for(*server_);
        if (request.refused)
            co_return *request.refused;
        sent.push_back({&op, request.target, request.body, options});
        if (answers_.empty())
            co_return api_error(errc::incomplete_response, call_stage::first_byte, "no answer was prepared");
        next_answer const next = std::move(answers_.front());
        answers_.pop_front();
        if (!detail::is_success(op, next.status))
        {
            api_error error =
                detail::error_from_response(next.status, next.content_type, {}, next.body, std::nullopt);
            co_return error;
        }
        response.status = next.status;
        response.body = next.body;
        response.attempts = 1;
        response.elapsed = std::chrono::milliseconds(12);
        co_return result<void>();
    }

    std::optional<detail::server_info> server() const noexcept override { return server_; }

    std::string_view project() const noexcept override { return project_id; }

    std::string project_id = "somewhere";

private:
    struct next_answer
    {
        unsigned status;
        std::string body;
        std::string content_type;
    };

    std::optional<detail::server_info> server_;
    std::deque<next_answer> answers_;
};

} // namespace appwrite::test

#endif
