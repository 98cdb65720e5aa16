//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// json_model: the table of the members of a model. Pure.
//
#ifndef APPWRITE_DETAIL_JSON_MEMBERS_HPP
#define APPWRITE_DETAIL_JSON_MEMBERS_HPP

#include <appwrite/detail/json/key.hpp>
#include <appwrite/detail/json/token.hpp>
#include <appwrite/models/secrets.hpp>

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <array>
#include <cstddef>
#include <string_view>

namespace appwrite::detail
{
class json_model;

/// A row: a member of a model, its name in JSON, how it is read and how it is written. Rows do not know the
/// type of their model, so that one parser reads all models; `json_member` and `json_table` see to it that
/// they are given the right one.
///
/// There are three kinds of members. A plain one has `set` alone. A free one, which keeps any JSON, has
/// `set` and `take`. A list has `set` and `add`.
struct json_row
{
    std::string_view name;
    json_key key;

    /// Reads the value. A list is emptied by it, whatever the value is; of a free member, an array or an
    /// object is read as an empty one.
    void (*set)(void* model, json_token const& value) = nullptr;
    /// Reads any value of a free member.
    void (*take)(void* model, boost::json::value&& value) = nullptr;
    /// Reads an element of an array. If the list is one of models, gives the one that an object is to be
    /// read into.
    void* (*add)(void* model, json_token const& element) = nullptr;
    /// Describes the models of a list.
    json_model (*items)() = nullptr;

    boost::json::value (*write)(void const* model, secrets what) = nullptr;
};

/// A row of a `T`.
template <class T>
struct json_member : json_row
{
};

/// Describes a model to those who read it without knowing its type.
class json_model
{
public:
    using object_of = boost::json::object&(void* model);

    constexpr json_model(json_row const* rows, std::size_t size, object_of* extra_of) noexcept
        : begin_(rows), end_(rows + size), extra_(extra_of)
    {
    }

    json_row const* begin() const noexcept { return begin_; }

    /// The row of that name, null if there is none. Members come in the order of the table from most
    /// servers, so the search begins at `next`, where the last one ended; the first one begins at `begin`.
    json_row const* find(std::string_view name, json_row const*& next) const noexcept
    {
        return find_if([name](json_row const& row) { return row.name == name; }, next);
    }

    /// The same for the key that a text begins with, of which `json_key::max_size` characters are there.
    json_row const* find_key(char const* text, json_row const*& next) const noexcept
    {
        return find_if([text](json_row const& row) { return row.key.begins(text); }, next);
    }

    /// Where members go that no row names. Null: nowhere.
    object_of* extra() const noexcept { return extra_; }

private:
    template <class Predicate>
    json_row const* find_if(Predicate is_it, json_row const*& next) const noexcept
    {
        auto const found = [&next](json_row const* row)
        {
            next = row + 1;
            return row;
        };
        for (json_row const* row = next; row != end_; ++row)
            if (is_it(*row))
                return found(row);
        for (json_row const* row = begin_; row != next; ++row)
            if (is_it(*row))
                return found(row);
        return nullptr;
    }

    json_row const* begin_;
    json_row const* end_;
    object_of* extra_;
};

/// Describes the model `T`: `models.hpp` has all.
template <class T>
json_model json_model_of() noexcept;

/// The rows of the model `T`.
template <class T, std::size_t N>
class json_table
{
public:
    constexpr json_table(json_member<T> const (&rows)[N]) noexcept
    {
        for (std::size_t i = 0; i < N; ++i)
            rows_[i] = rows[i];
    }

    /// Valid as long as the table.
    constexpr json_model model() const noexcept
    {
        if constexpr (requires(T & t) { t.extra; })
            return {
                rows_.data(), N, [](void* t) -> boost::json::object& { return static_cast<T*>(t)->extra; }};
        else
            return {rows_.data(), N, nullptr};
    }

    /// The members of `from` in the order of the table, and after them those in `from.extra`.
    boost::json::object write(T const& from, secrets what) const
    {
        boost::json::object into;
        into.reserve(N + from.extra.size());
        for (json_row const& row : rows_)
            into.emplace(row.name, row.write(&from, what));
        for (auto const& [key, value] : from.extra)
            into.emplace(key, value);
        return into;
    }

private:
    std::array<json_row, N> rows_;
};

} // namespace appwrite::detail

#endif
