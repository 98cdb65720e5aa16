//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Second factors, as a server sees them (1.5 and later).
//
#include "mfa_routes.hpp"

#include "handler_support.hpp"
#include "mfa_support.hpp"

namespace appwrite::testing::detail
{

response update_mfa(call& c)
{
    const std::string_view id = user_id(c);
    const bool on = c.input.required("mfa", strict_boolean_rule()).get_bool();
    user_record& user = existing(c, id);
    user.mfa = on;
    user.updated = c.now;
    return show(c, user);
}

response list_mfa_factors(call& c)
{
    const std::string_view id = user_id(c);
    return show_factors(c, existing(c, id));
}

response get_recovery_codes(call& c)
{
    const std::string_view id = user_id(c);
    return show_recovery_codes(known_recovery_codes(c, existing(c, id)));
}

response create_recovery_codes(call& c)
{
    const std::string_view id = user_id(c);
    user_record& user = existing(c, id);
    if (!recovery_codes_of(c, user).empty())
        throw failure(409, "user_recovery_codes_already_exists",
            "The current user already generated recovery codes and they can only be read once for security "
            "reasons.");
    return show_recovery_codes(make_recovery_codes(c, user));
}

response replace_recovery_codes(call& c)
{
    const std::string_view id = user_id(c);
    user_record& user = existing(c, id);
    known_recovery_codes(c, user);
    return show_recovery_codes(make_recovery_codes(c, user));
}

response delete_authenticator(call& c)
{
    const std::string_view id = user_id(c);
    check_authenticator_type(c);
    remove_authenticator(c, existing(c, id));
    return no_content();
}

} // namespace appwrite::testing::detail
