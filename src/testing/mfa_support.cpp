//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// What servers and users themselves do with second factors.
//
#include "mfa_support.hpp"

#include "digest.hpp"
#include "handler_support.hpp"
#include "json_members.hpp"

#include <boost/json/value.hpp>

#include <string_view>
#include <utility>

namespace appwrite::testing::detail
{

mfa_record& factors_of(call& c, const user_record& user)
{
    const mfa_record* known = find_factors(c, user);
    if (!known)
    {
        mfa_record fresh;
        fresh.id = fresh.user_id = user.id;
        known = &c.accounts.factors.add(std::move(fresh));
    }
    return c.accounts.factors.edit(*known);
}

const mfa_record* find_factors(const call& c, const user_record& user)
{
    return c.accounts.factors.find(user.id);
}

response show_factors(const call& c, const user_record& user)
{
    const mfa_record* factors = find_factors(c, user);
    std::string body;
    members json(body);
    json.flag("totp", factors && factors->totp_verified);
    json.flag("phone", user.phone && !user.phone->empty() && user.phone_verification);
    json.flag("email", user.email && !user.email->empty() && user.email_verification);
    json.flag("recoveryCode", factors && !factors->recovery_codes.empty());
    json.finish();
    return show(std::move(body));
}

std::vector<std::string> recovery_codes_of(const call& c, const user_record& user)
{
    const mfa_record* factors = find_factors(c, user);
    return factors ? factors->recovery_codes : std::vector<std::string>();
}

std::vector<std::string> known_recovery_codes(const call& c, const user_record& user)
{
    std::vector<std::string> codes = recovery_codes_of(c, user);
    if (codes.empty())
        throw failure(
            404, "user_recovery_codes_not_found", "Recovery codes could not be found on the current user.");
    return codes;
}

std::vector<std::string> make_recovery_codes(call& c, user_record& user)
{
    constexpr std::size_t count = 6;
    constexpr std::size_t digits = 10;
    mfa_record& factors = factors_of(c, user);
    factors.recovery_codes.clear();
    for (std::size_t i = 0; i < count; ++i)
        factors.recovery_codes.push_back(random_hex(digits));
    user.updated = c.now;
    return factors.recovery_codes;
}

response show_recovery_codes(const std::vector<std::string>& codes)
{
    std::string body;
    members json(body);
    json.key("recoveryCodes");
    append_list(body, codes, [&](const std::string& code) { append_json_string(body, code); });
    json.finish();
    return show(std::move(body));
}

void check_authenticator_type(const call& c)
{
    const std::string_view type = c.path[1].empty() ? c.path[0] : c.path[1];
    const rule demand = word_rule({"totp"}, false);
    if (!demand.accepts(boost::json::value(boost::json::string_view(type.data(), type.size()))))
        c.input.refuse("type", demand.description);
}

void remove_authenticator(call& c, const user_record& user)
{
    const mfa_record* factors = find_factors(c, user);
    if (!factors || factors->totp_secret.empty())
        throw authenticator_not_found();
    mfa_record& changing = c.accounts.factors.edit(*factors);
    changing.totp_secret.clear();
    changing.totp_verified = false;
}

failure authenticator_not_found()
{
    return {404, "user_authenticator_not_found", "Authenticator could not be found on the current user."};
}

} // namespace appwrite::testing::detail
