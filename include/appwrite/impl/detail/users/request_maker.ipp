//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// request_maker: checks and targets.
//
#ifndef APPWRITE_IMPL_DETAIL_USERS_REQUEST_MAKER_IPP
#define APPWRITE_IMPL_DETAIL_USERS_REQUEST_MAKER_IPP

#include <appwrite/detail/id_form.hpp>
#include <appwrite/detail/json/utf8.hpp>
#include <appwrite/detail/users/request_maker.hpp>
#include <appwrite/detail/wire/percent_encoding.hpp>
#include <appwrite/id.hpp>

#include <utility>

namespace appwrite::detail
{

inline constexpr std::string_view id_rule =
    "must be 1 to 36 letters, digits, '.', '_' or '-' and begin with a letter or a digit";

APPWRITE_IMPL void request_maker::refuse(errc code, std::string_view field, std::string_view why)
{
    api_error refused(code, call_stage::validate, std::string(field).append(": ").append(why));
    refuse(std::move(refused.field(std::string(field))));
}

APPWRITE_IMPL void request_maker::refuse(api_error why)
{
    if (!ok())
        return;
    request_.refused = std::move(why);
    request_.refused->operation(std::string(op_.name));
}

APPWRITE_IMPL void request_maker::require(bool condition, std::string_view field, std::string_view why)
{
    if (!condition)
        refuse(errc::invalid_argument, field, why);
}

APPWRITE_IMPL void request_maker::check_text(
    std::string_view field, std::string_view text, std::size_t max, std::size_t min)
{
    auto const count = count_code_points(text);
    require(count.has_value(), field, "must be UTF-8");
    if (count && *count > max)
        refuse(errc::invalid_argument, field, "must have at most " + std::to_string(max) + " characters");
    if (count && *count < min)
        refuse(errc::invalid_argument, field, "must not be empty");
}

APPWRITE_IMPL void request_maker::check_range(
    std::string_view field, std::int64_t value, std::int64_t min, std::int64_t max)
{
    if (value < min || value > max)
        refuse(errc::invalid_argument, field,
            "must be between " + std::to_string(min) + " and " + std::to_string(max));
}

APPWRITE_IMPL void request_maker::check_new_id(std::string_view field, std::string_view id)
{
    require(id == "unique()" || is_valid_id(id), field, id_rule);
}

APPWRITE_IMPL void request_maker::check_existing_id(std::string_view field, std::string_view id)
{
    if (is_before({1, 5, 0}))
        require(has_id_form(id, 36), field, id_rule);
    else
        require(has_id_form(id, 255), field,
            "must be 1 to 255 letters, digits, '.', '_' or '-' and begin with a letter or a digit");
}

APPWRITE_IMPL void request_maker::check_email(std::string_view field, std::string_view email)
{
    auto const at = email.rfind('@');
    bool control = false;
    for (char c : email)
        control = control || static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
    require(at != std::string_view::npos && at > 0 && at + 1 < email.size() && !control, field,
        "must be an e-mail address");
    check_text(field, email, 320);
}

APPWRITE_IMPL void request_maker::check_phone(std::string_view field, std::string_view phone)
{
    // Some releases before 1.5 ask for 7 digits, but not all.
    std::size_t const min_digits = is_before({1, 5, 0}) ? 2 : 7;
    bool good = phone.size() >= 1 + min_digits && phone.size() <= 16 && phone[0] == '+' && phone[1] != '0';
    for (char c : phone.substr(good ? 1 : phone.size()))
        good = good && c >= '0' && c <= '9';
    if (!good)
        refuse(errc::invalid_argument, field,
            "must be a plus sign and " + std::to_string(min_digits) +
                " to 15 digits, the first not 0, as +12065550100");
}

APPWRITE_IMPL void request_maker::check_password(std::string_view field, std::string_view password)
{
    require(password.size() >= 8, field, "must have at least 8 bytes");
    if (!is_before({1, 5, 0}))
        require(password.size() <= 256, field, "must have at most 256 bytes");
    require(count_code_points(password).has_value(), field, "must be UTF-8");
}

APPWRITE_IMPL void request_maker::path(std::string_view first_id, std::string_view second_id)
{
    request_.target.clear();
    std::string_view id = first_id;
    for (std::string_view rest = op_.path; !rest.empty(); id = second_id)
    {
        auto const open = rest.find('{');
        request_.target += rest.substr(0, open);
        if (open == std::string_view::npos)
            break;
        append_percent_encoded(request_.target, id);
        rest.remove_prefix(rest.find('}') + 1);
    }
}

APPWRITE_IMPL void request_maker::query(std::string_view name, std::string_view value)
{
    request_.target.push_back(request_.target.find('?') == std::string::npos ? '?' : '&');
    // Names are ours; the brackets of `queries[]` may stand as they are.
    request_.target.append(name).push_back('=');
    append_percent_encoded(request_.target, value);
}

APPWRITE_IMPL call_request request_maker::take()
{
    if (!ok())
    {
        request_.target.clear();
        request_.body.clear();
    }
    return std::move(request_);
}

APPWRITE_IMPL call_request make_for_user(operation const& op, server_info const& server, std::string_view id)
{
    request_maker make(op, server);
    make.check_existing_id("id", id);
    make.path(id);
    if (op.method != http_method::get && op.method != http_method::delete_)
    {
        object_writer empty;
        make.body(empty);
    }
    return make.take();
}

APPWRITE_IMPL std::string new_id(std::string const& id)
{
    return id == "unique()" ? unique_id() : id;
}

} // namespace appwrite::detail

#endif
