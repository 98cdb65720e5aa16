//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// A refusal by the service, on its way from the rule that was broken to the response.
//
#ifndef APPWRITE_SRC_TESTING_FAILURE_HPP
#define APPWRITE_SRC_TESTING_FAILURE_HPP

#include <exception>
#include <string>
#include <utility>

namespace appwrite::testing::detail
{

/// Thrown by validation and by operations; the service turns it into an error body.
class failure : public std::exception
{
public:
    failure(unsigned status, std::string type, std::string message)
        : status_(status), type_(std::move(type)), message_(std::move(message))
    {
    }

    static failure invalid_argument(std::string message)
    {
        return {400, "general_argument_invalid", std::move(message)};
    }

    /// What a real server answers when nobody caught the error: a body without a type, called text/html.
    static failure unhandled() { return {500, {}, "Error: Server Error"}; }

    /// The name that real servers give themselves when they refuse before the API has taken over.
    failure& from(std::string server)
    {
        server_ = std::move(server);
        return *this;
    }

    unsigned status() const noexcept { return status_; }
    const std::string& type() const noexcept { return type_; }
    const std::string& message() const noexcept { return message_; }
    const std::string& server() const noexcept { return server_; }
    const char* what() const noexcept override { return message_.c_str(); }

private:
    unsigned status_;
    std::string type_;
    std::string message_;
    std::string server_ = "Appwrite";
};

} // namespace appwrite::testing::detail

#endif
