//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// What users do with their own accounts.
//
#include "account_routes.hpp"

#include "account_support.hpp"
#include "create_routes.hpp"
#include "digest.hpp"
#include "encoding.hpp"
#include "handler_support.hpp"
#include "json_members.hpp"
#include "jwt.hpp"
#include "mfa_support.hpp"
#include "target_routes.hpp"
#include "user_json.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace appwrite::testing::detail
{

namespace
{

/// Users see all of themselves but the hash of the password.
response show_account(const call& c, const user_record& user, unsigned status = 200)
{
    user_shape shape(c.version, c.format);
    shape.password = false;
    shape.raw_access_time = user.accessed == c.now;
    response result;
    result.status = status;
    append_user(result.body, user, shape);
    return result;
}

/// The caller, to be changed.
user_record& own(call& c)
{
    return *c.users.find(c.by.user->id);
}

void log_update(call& c, const user_record& user, const std::string& what)
{
    write_log(c, user, is_old(c) ? "users." + user.id + ".update." + what : "user.update");
}

/// As part of a URL.
std::string percent_encoded(std::string_view text)
{
    static constexpr std::string_view plain = "-._~";
    std::string result;
    for (const char c : text)
    {
        if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
            plain.find(c) != std::string_view::npos)
            result += c;
        else
        {
            const std::string hex = to_hex({&c, 1});
            result += '%';
            std::transform(hex.begin(), hex.end(), std::back_inserter(result),
                [](char digit) { return digit >= 'a' ? static_cast<char>(digit - 'a' + 'A') : digit; });
        }
    }
    return result;
}

/// The next code may be on the screen already, and the last one may have been typed slowly.
bool is_current_password(const std::string& secret, std::string_view code, milliseconds_since_epoch now)
{
    const std::string key = from_base32(secret);
    for (const int step : {-30, 0, 30})
        if (one_time_password(key, now / 1000 + step) == code)
            return true;
    return false;
}

failure already_verified()
{
    return {409, "user_authenticator_already_verified",
        "This authenticator is already verified on the current user."};
}

} // namespace

response create_account(call& c)
{
    user_record user;
    user.id = chosen_id(c, "userId");
    user.email = to_lower(to_text(c.input.required("email", email_rule())));
    const std::string password = to_text(c.input.required("password", password_rule(c.version)));
    user.name = to_text(c.input.optional("name", text_rule(128))).value_or("");
    user.created = user.updated = user.registration = user.password_update = c.now;
    set_password(user, password, c.random() | 1U);
    if (!is_old(c))
        add_target(user, provider_type::email, *user.email, c.now, c.random);
    if (c.users.add(std::move(user)) != conflict::none)
        throw failure(409, "user_already_exists",
            is_old(c) ? "Account already exists"
                      : "A user with the same id, email, or phone already exists in this project.");
    const user_record& added = c.users.last();
    write_log(c, added, is_old(c) ? "users." + added.id + ".create" : "user.create");
    return rate_limited(show_account(c, added, 201), c.now);
}

response get_account(call& c)
{
    return show_account(c, *c.by.user);
}

response update_account_name(call& c)
{
    std::string name = to_text(c.input.required("name", text_rule(128)));
    user_record& user = own(c);
    user.name = std::move(name);
    user.updated = c.now;
    log_update(c, user, "name");
    return show_account(c, user);
}

response create_account_jwt(call& c)
{
    std::int64_t duration = 900;
    if (!is_old(c))
        if (const auto* value = c.input.optional("duration", range_rule(0, 3600)))
            duration = to_integer(*value);
    if (!c.by.session)
        throw session_not_found(c);
    const jwt_claims claims{c.by.user->id, c.by.session->id, c.now / 1000 + duration};
    std::string body;
    members json(body);
    json.text("jwt", make_jwt(c.jwt_key, claims));
    json.finish();
    return show(std::move(body), 201);
}

response create_authenticator(call& c)
{
    check_authenticator_type(c);
    constexpr std::size_t secret_bytes = 64;
    mfa_record& factors = factors_of(c, *c.by.user);
    if (factors.totp_verified)
        throw already_verified();
    factors.totp_secret = to_base32(random_bytes(secret_bytes));
    const std::string issuer = percent_encoded(c.project);
    const std::string label = percent_encoded(c.project + ':' + c.by.user->email.value_or(""));
    std::string body;
    members json(body);
    json.text("secret", factors.totp_secret);
    json.text("uri", "otpauth://totp/" + label + "?issuer=" + issuer + "&secret=" + factors.totp_secret);
    json.finish();
    return show(std::move(body));
}

response verify_authenticator(call& c)
{
    check_authenticator_type(c);
    const std::string code = to_text(c.input.required("otp", text_rule(256, 1)));
    const mfa_record* known = find_factors(c, *c.by.user);
    if (!known || known->totp_secret.empty())
        throw authenticator_not_found();
    if (known->totp_verified)
        throw already_verified();
    if (!is_current_password(known->totp_secret, code, c.now))
        throw failure(401, "user_invalid_token", "Invalid token passed in the request.");
    c.accounts.factors.edit(*known).totp_verified = true;
    if (c.by.session)
    {
        session_record& session = c.accounts.sessions.edit(*c.by.session);
        session.factors.emplace_back("totp");
        session.mfa_updated = session.updated = c.now;
    }
    log_update(c, *c.by.user, "mfa");
    return show_account(c, *c.by.user);
}

response delete_own_authenticator(call& c)
{
    check_authenticator_type(c);
    remove_authenticator(c, *c.by.user);
    return no_content();
}

response list_own_factors(call& c)
{
    return show_factors(c, *c.by.user);
}

response update_own_mfa(call& c)
{
    const bool on = c.input.required("mfa", strict_boolean_rule()).get_bool();
    user_record& user = own(c);
    user.mfa = on;
    user.updated = c.now;
    log_update(c, user, "mfa");
    return show_account(c, user);
}

} // namespace appwrite::testing::detail
