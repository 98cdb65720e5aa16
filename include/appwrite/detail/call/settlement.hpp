//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// settlement: what became of a request that was refused after an earlier attempt may have been executed.
//
#ifndef APPWRITE_DETAIL_CALL_SETTLEMENT_HPP
#define APPWRITE_DETAIL_CALL_SETTLEMENT_HPP

#include <appwrite/detail/call/operation.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace appwrite::detail
{

/// Whether a server refused because there is something already: what a settlement can look into.
inline bool is_clash(error_code code) noexcept
{
    return code == make_error_code(api_errc::user_already_exists) ||
           code == make_error_code(api_errc::user_email_already_exists) ||
           code == make_error_code(api_errc::user_phone_already_exists) ||
           code == make_error_code(api_errc::user_target_already_exists);
}

/// Whether the server said that what was to be read does not exist. Not any 404: a proxy's page says nothing.
inline bool is_not_found(error_code code) noexcept
{
    return code == make_error_code(api_errc::user_not_found) ||
           code == make_error_code(api_errc::user_target_not_found);
}

/// What was read back so far: each the body of a response, or nothing if what was asked for does not exist.
using read_back = std::vector<std::optional<std::string>>;

/// The next step, one of four: read something and ask again, take a body as the answer of the call, name the
/// parameter that clashes with what is not the caller's, or give up as what was read makes no sense.
class settlement
{
public:
    static settlement read(operation const& op, std::string target)
    {
        settlement out;
        out.operation_ = &op;
        out.text_ = std::move(target);
        return out;
    }
    static settlement done(std::string body)
    {
        settlement out;
        out.done_ = true;
        out.text_ = std::move(body);
        return out;
    }
    static settlement clash(std::string_view field)
    {
        settlement out;
        out.text_ = field;
        return out;
    }

    static settlement unclear()
    {
        settlement out;
        out.unclear_ = true;
        return out;
    }

    /// What to read, if that is the step.
    operation const* to_read() const noexcept { return operation_; }
    bool is_done() const noexcept { return done_; }
    bool is_unclear() const noexcept { return unclear_; }
    /// The target, the body or the field.
    std::string const& text() const noexcept { return text_; }

private:
    settlement() = default;

    operation const* operation_ = nullptr;
    bool done_ = false;
    bool unclear_ = false;
    std::string text_;
};

} // namespace appwrite::detail

#endif
