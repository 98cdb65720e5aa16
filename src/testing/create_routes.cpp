//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Creating users: from clear passwords.
//
#include "create_routes.hpp"

#include "handler_support.hpp"
#include "identity_routes.hpp"
#include "target_routes.hpp"
#include "unique_id.hpp"

#include <optional>
#include <string>
#include <utility>

namespace appwrite::testing::detail
{

namespace
{

failure already_exists(const call& c)
{
    return {409, "user_already_exists",
        is_old(c) ? "Account already exists"
                  : "A user with the same id, email, or phone already exists in this project."};
}

} // namespace

std::string chosen_id(call& c, std::string_view name)
{
    // The translation for clients of 0.11, who had no such parameter, takes away what they send.
    if (is_old(c) && c.format && *c.format < release{0, 12, 0})
        return unique_id(c.random);
    std::string id = to_text(c.input.required(name, custom_id_rule()));
    return id == "unique()" ? unique_id(c.random) : id;
}

user_record& add_user(call& c, user_record user)
{
    user.created = user.updated = user.registration = c.now;
    if (user.email)
        user.email = to_lower(*user.email);
    if (!is_old(c))
    {
        if (user.email && is_identity_email(c, *user.email))
            throw email_taken();
        // A target that somebody else has already is no reason to refuse: the user does without.
        if (user.email && !c.users.is_target(*user.email))
            add_target(user, provider_type::email, *user.email, c.now, c.random);
        if (user.phone && !c.users.is_target(*user.phone))
            add_target(user, provider_type::sms, *user.phone, c.now, c.random);
    }
    if (c.users.add(std::move(user)) != conflict::none)
        throw already_exists(c);
    return c.users.last();
}

response create_user(call& c)
{
    user_record user;
    user.id = chosen_id(c, "userId");
    std::optional<std::string> password;
    if (is_old(c))
    {
        user.email = to_text(c.input.required("email", email_rule()));
        password = to_text(c.input.required("password", password_rule(c.version)));
        user.name = to_text(c.input.optional("name", text_rule(128))).value_or("");
    }
    else
    {
        user.email = to_text(c.input.optional("email", or_null(email_rule())));
        user.phone = to_text(c.input.optional("phone", or_null(phone_rule(c.version))));
        password = to_text(c.input.optional("password", password_rule(c.version)));
        user.name = to_text(c.input.optional("name", text_rule(128, 1))).value_or("");
    }
    if (password)
    {
        set_password(user, *password, c.random() | 1U);
        user.password_update = c.now;
    }
    return show(c, add_user(c, std::move(user)), 201);
}

} // namespace appwrite::testing::detail
