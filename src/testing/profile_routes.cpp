//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// One user: reading, changing and deleting it.
//
#include "profile_routes.hpp"

#include "account_support.hpp"
#include "handler_support.hpp"
#include "identity_routes.hpp"
#include "target_routes.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace appwrite::testing::detail
{

namespace
{

/// Shows a user with a new address, and lets its target follow.
response show_moved(call& c, user_record& user, provider_type type, const std::optional<std::string>& was,
    const std::string& address)
{
    user.updated = c.now;
    if (is_old(c))
        return show(c, user);
    // Servers show the target of an address that was taken away once more.
    response last_sight = show(c, user);
    move_target(c, user, type, was, address);
    return address.empty() ? last_sight : show(c, user);
}

response set_flag(call& c, std::string_view name, bool user_record::*flag)
{
    const std::string_view id = user_id(c);
    bool value = false;
    if (is_old(c))
    {
        // A parameter with a default is not missed, although it is said to be required.
        const boost::json::value* sent = c.input.optional(name, strict_boolean_rule());
        value = sent && sent->get_bool();
    }
    else
        value = c.input.required(name, strict_boolean_rule()).get_bool();
    user_record& user = existing(c, id);
    user.*flag = value;
    user.updated = c.now;
    return show(c, user);
}

} // namespace

response get_user(call& c)
{
    const std::string_view id = user_id(c);
    return show(c, existing(c, id));
}

response delete_user(call& c)
{
    const std::string_view id = user_id(c);
    const user_record& user = existing(c, id);
    forget_account(c, user.id);
    c.users.remove(user);
    return no_content();
}

response update_name(call& c)
{
    const std::string_view id = user_id(c);
    std::string name = to_text(c.input.required("name", text_rule(128)));
    user_record& user = existing(c, id);
    user.name = std::move(name);
    user.updated = c.now;
    return show(c, user);
}

response update_email(call& c)
{
    const std::string_view id = user_id(c);
    const rule demand = is_old(c) ? email_rule() : or_empty(email_rule());
    const std::string email = to_lower(to_text(c.input.required("email", demand)));
    user_record& user = existing(c, id);
    if (!is_old(c) && !email.empty())
    {
        if (is_identity_email(c, email, user.id))
            throw email_taken();
        demand_new_target(c, email);
    }
    const std::optional<std::string> was = user.email;
    if (c.users.set_email(user, email) != conflict::none)
        throw is_old(c) ? failure(409, "user_email_already_exists", "Email already exists") : email_taken();
    user.email_verification = false;
    return show_moved(c, user, provider_type::email, was, email);
}

response update_phone(call& c)
{
    const std::string_view id = user_id(c);
    const rule demand = is_old(c) ? phone_rule(c.version) : or_empty(phone_rule(c.version));
    const std::string number = to_text(c.input.required("number", demand));
    user_record& user = existing(c, id);
    if (!is_old(c) && !number.empty())
        demand_new_target(c, number);
    const std::optional<std::string> was = user.phone;
    const auto value = number.empty() ? std::nullopt : std::optional<std::string>(number);
    if (c.users.set_phone(user, value) != conflict::none)
        // The old servers take the words from the other address.
        throw is_old(c) ? failure(409, "user_email_already_exists", "Email already exists")
                        : failure(409, "user_phone_already_exists",
                              "A user with the same phone already exists in the current project.");
    user.phone_verification = false;
    return show_moved(c, user, provider_type::sms, was, number);
}

response update_password(call& c)
{
    const std::string_view id = user_id(c);
    const rule demand = is_old(c) ? password_rule(c.version) : or_empty(password_rule(c.version));
    const std::string password = to_text(c.input.required("password", demand));
    user_record& user = existing(c, id);
    user.password_update = user.updated = c.now;
    response result;
    if (password.empty())
    {
        // Servers answer that there is none now; then they go on and set it to the empty text.
        user_record shown = user;
        imported_hash none = user.imported ? *user.imported : imported_hash{};
        none.text.clear();
        shown.imported = std::make_shared<const imported_hash>(std::move(none));
        result = show(c, shown);
    }
    set_password(user, password, c.random() | 1U);
    return password.empty() ? result : show(c, user);
}

response update_status(call& c)
{
    const std::string_view id = user_id(c);
    if (is_old(c) && c.format && *c.format < release{0, 12, 0})
    {
        // The translation for clients of 0.11, who blocked users with the number 2. It comes before the rule.
        const boost::json::value* number = c.input.raw("status");
        if (number && !number->is_null())
        {
            user_record& user = existing(c, id);
            user.status = *number != 2;
            user.updated = c.now;
            return show(c, user);
        }
    }
    const boost::json::value& sent = c.input.required("status", loose_boolean_rule());
    user_record& user = existing(c, id);
    // PHP takes any text but "" and "0" for true; the newer servers know better.
    user.status = is_old(c) && sent.is_string() ? sent.get_string() != "0" : to_boolean(sent);
    user.updated = c.now;
    return show(c, user);
}

response update_email_verification(call& c)
{
    return set_flag(c, "emailVerification", &user_record::email_verification);
}

response update_phone_verification(call& c)
{
    return set_flag(c, "phoneVerification", &user_record::phone_verification);
}

response update_labels(call& c)
{
    const std::string_view id = user_id(c);
    const boost::json::value& sent = c.input.required("labels", labels_rule());
    user_record& user = existing(c, id);
    user.labels.clear();
    for (const boost::json::value& label : elements_of(sent))
        if (std::find(user.labels.begin(), user.labels.end(), label.get_string()) == user.labels.end())
            user.labels.push_back(to_text(label));
    user.updated = c.now;
    return show(c, user);
}

response update_impersonator(call& c)
{
    const std::string_view id = user_id(c);
    const bool impersonator = to_boolean(c.input.required("impersonator", loose_boolean_rule()));
    user_record& user = existing(c, id);
    user.impersonator = impersonator;
    user.updated = c.now;
    return show(c, user);
}

} // namespace appwrite::testing::detail
