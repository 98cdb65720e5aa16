//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// What operations on users have in common.
//
#include "handler_support.hpp"

#include "user_json.hpp"

#include <utility>

namespace appwrite::testing::detail
{

std::string to_text(const boost::json::value& value)
{
    return std::string(value.get_string().data(), value.get_string().size());
}

std::optional<std::string> to_text(const boost::json::value* value)
{
    return value ? std::optional<std::string>(to_text(*value)) : std::nullopt;
}

std::string_view path_id(const call& c, std::size_t index, std::string_view name)
{
    const std::string_view id = c.path.at(index);
    const rule demand = uid_rule();
    if (!demand.accepts(boost::json::value(boost::json::string_view(id.data(), id.size()))))
        c.input.refuse(name, demand.description);
    return id;
}

user_record& existing(call& c, std::string_view id)
{
    user_record* user = c.users.find(id);
    if (!user)
        throw failure(404, "user_not_found",
            is_old(c) ? "User not found" : "User with the requested ID could not be found.");
    return *user;
}

failure email_taken()
{
    return {409, "user_email_already_exists",
        "A user with the same email already exists in the current project."};
}

response show(const call& c, const user_record& user, unsigned status)
{
    response result;
    result.status = status;
    append_user(result.body, user, user_shape(c.version, c.format));
    return result;
}

response show(std::string json, unsigned status)
{
    response result;
    result.status = status;
    result.body = std::move(json);
    return result;
}

response no_content()
{
    response result;
    result.status = 204;
    result.content_type = "text/html";
    return result;
}

} // namespace appwrite::testing::detail
