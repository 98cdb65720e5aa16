//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// What 1.x queries may name: the attributes of each kind of record.
//
#include "schema.hpp"

#include <array>

namespace appwrite::testing::detail
{

namespace
{

constexpr attribute_row id_row{"$id", attribute::id, value_type::text};
constexpr attribute_row sequence_row{"$sequence", attribute::sequence, value_type::integer};
constexpr attribute_row created_row{"$createdAt", attribute::created, value_type::time};
constexpr attribute_row updated_row{"$updatedAt", attribute::updated, value_type::time};

constexpr std::array user_attributes{
    id_row,
    sequence_row,
    created_row,
    updated_row,
    attribute_row{"name", attribute::name, value_type::text},
    attribute_row{"email", attribute::email, value_type::text},
    attribute_row{"phone", attribute::phone, value_type::text},
    attribute_row{"status", attribute::status, value_type::boolean},
    attribute_row{"passwordUpdate", attribute::password_update, value_type::time},
    attribute_row{"registration", attribute::registration, value_type::time},
    attribute_row{"emailVerification", attribute::email_verification, value_type::boolean},
    attribute_row{"phoneVerification", attribute::phone_verification, value_type::boolean},
    attribute_row{"labels", attribute::labels, value_type::text, true},
    attribute_row{"impersonator", attribute::impersonator, value_type::boolean},
};

constexpr std::array target_attributes{
    id_row,
    sequence_row,
    created_row,
    updated_row,
    attribute_row{"userId", attribute::user_id, value_type::text},
    attribute_row{"providerId", attribute::provider_id, value_type::text},
    attribute_row{"identifier", attribute::identifier, value_type::text},
    attribute_row{"providerType", attribute::provider_type, value_type::text},
};

constexpr std::array identity_attributes{
    id_row,
    sequence_row,
    created_row,
    updated_row,
    attribute_row{"userId", attribute::user_id, value_type::text},
    attribute_row{"provider", attribute::provider, value_type::text},
    attribute_row{"providerUid", attribute::provider_uid, value_type::text},
    attribute_row{"providerEmail", attribute::provider_email, value_type::text},
    attribute_row{"providerAccessTokenExpiry", attribute::provider_access_token_expiry, value_type::time},
};

constexpr std::array membership_attributes{
    id_row,
    sequence_row,
    created_row,
    updated_row,
    attribute_row{"userId", attribute::user_id, value_type::text},
    attribute_row{"teamId", attribute::team_id, value_type::text},
    attribute_row{"invited", attribute::invited, value_type::time},
    attribute_row{"joined", attribute::joined, value_type::time},
    attribute_row{"confirm", attribute::confirm, value_type::boolean},
    attribute_row{"roles", attribute::roles, value_type::text, true},
};

} // namespace

const schema& user_schema() noexcept
{
    static constexpr schema table{"User", user_attributes, true};
    return table;
}

const schema& target_schema() noexcept
{
    static constexpr schema table{"Target", target_attributes};
    return table;
}

const schema& identity_schema() noexcept
{
    // Servers call an identity a user when they miss it.
    static constexpr schema table{"User", identity_attributes, true};
    return table;
}

const schema& membership_schema() noexcept
{
    static constexpr schema table{"Membership", membership_attributes};
    return table;
}

const schema& log_schema() noexcept
{
    static constexpr schema table{"Log", {}, true, true};
    return table;
}

} // namespace appwrite::testing::detail
