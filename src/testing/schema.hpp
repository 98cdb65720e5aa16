//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// What 1.x queries may name: the attributes of each kind of record.
//
#ifndef APPWRITE_SRC_TESTING_SCHEMA_HPP
#define APPWRITE_SRC_TESTING_SCHEMA_HPP

#include "listing.hpp"

#include <span>
#include <string_view>

namespace appwrite::testing::detail
{

enum class value_type
{
    text,
    integer,
    boolean,
    time
};

struct attribute_row
{
    std::string_view name;
    attribute which;
    value_type type;

    /// Whether it is a list of such values.
    bool list = false;
};

struct schema
{
    /// What error messages call a record, as "Target".
    std::string_view entity;

    std::span<const attribute_row> attributes;

    /// Whether clients of old response formats may spell their queries in the old way.
    bool old_spelling = false;

    /// Only limit and offset are understood.
    bool pages_only = false;
};

const schema& user_schema() noexcept;
const schema& target_schema() noexcept;
const schema& identity_schema() noexcept;
const schema& membership_schema() noexcept;
const schema& log_schema() noexcept;

} // namespace appwrite::testing::detail

#endif
