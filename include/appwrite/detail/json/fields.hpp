//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// json_field: a member of a model as a row that reads and writes it. Pure.
//
#ifndef APPWRITE_DETAIL_JSON_FIELDS_HPP
#define APPWRITE_DETAIL_JSON_FIELDS_HPP

#include <appwrite/detail/json/members.hpp>
#include <appwrite/detail/json/reader.hpp>
#include <appwrite/detail/json/timestamp_text.hpp>
#include <appwrite/models/secrets.hpp>
#include <appwrite/models/timestamp.hpp>
#include <appwrite/models/usage.hpp>
#include <appwrite/open_enum.hpp>
#include <appwrite/secret_string.hpp>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace appwrite::detail
{

// How the value of a member is read, by the member's type: `reader.hpp` says what odd values give.

inline void read_value(bool& into, json_token const& from) noexcept
{
    into = to_bool(from);
}

inline void read_value(std::int64_t& into, json_token const& from) noexcept
{
    into = to_int64(from);
}

inline void read_value(std::string& into, json_token const& from)
{
    std::string_view const text = to_text(from);
    if (text.empty())
        into.clear();
    else
        // Cheaper than to assign the text.
        into = std::string(text);
}

inline void read_value(secret_string& into, json_token const& from)
{
    into = to_text(from);
}

inline void read_value(std::optional<timestamp>& into, json_token const& from) noexcept
{
    into = to_timestamp(from);
}

template <class E>
void read_value(open_enum<E>& into, json_token const& from)
{
    into = open_enum<E>(to_text(from));
}

/// Null and an empty text are nothing.
inline void read_value(std::optional<std::string>& into, json_token const& from)
{
    if (to_text(from).empty())
        into.reset();
    else
        read_value(into ? *into : into.emplace(), from);
}

/// Null is nothing. What is no `T` gives a default one, not nothing.
template <class T>
void read_value(std::optional<T>& into, json_token const& from)
{
    if (from.kind() == boost::json::kind::null)
        into.reset();
    else
        read_value(into ? *into : into.emplace(), from);
}

// How an element is added to a list; for a list of models, where its members go.

/// What is not a text is left out.
template <class Text>
void* add_text(std::vector<Text>& into, json_token const& from)
{
    if (auto const* text = from.if_text())
        into.emplace_back(*text);
    return nullptr;
}

inline void* add_element(std::vector<std::string>& into, json_token const& from)
{
    return add_text(into, from);
}

inline void* add_element(std::vector<secret_string>& into, json_token const& from)
{
    return add_text(into, from);
}

/// What is not an object is left out.
inline void* add_element(std::vector<metric>& into, json_token const& from)
{
    return from.kind() == boost::json::kind::object ? &into.emplace_back() : nullptr;
}

/// What is not an object is a model without members, so that it is missed and named.
template <class T>
void* add_element(std::vector<T>& into, json_token const&)
{
    return &into.emplace_back();
}

// How any JSON is kept.

inline void read_value(boost::json::value& into, json_token const& from)
{
    into = from.value();
}

/// What is not an object is an empty one.
inline void read_value(boost::json::object& into, json_token const&)
{
    if (!into.empty())
        into.clear();
}

inline void take_value(boost::json::value& into, boost::json::value&& from)
{
    into = std::move(from);
}

/// What is not an object is an empty one, PHP's empty array included.
inline void take_value(boost::json::object& into, boost::json::value&& from)
{
    if (auto* object = from.if_object(); object && !object->empty())
        into = std::move(*object);
    else
        into.clear();
}

// How it is written.

inline boost::json::value written_value(bool from, secrets)
{
    return from;
}

inline boost::json::value written_value(std::int64_t from, secrets)
{
    return from;
}

inline boost::json::value written_value(std::string const& from, secrets)
{
    return boost::json::string(from.data(), from.size());
}

inline boost::json::value written_value(std::vector<std::string> const& from, secrets what)
{
    boost::json::array texts;
    texts.reserve(from.size());
    for (std::string const& text : from)
        texts.push_back(written_value(text, what));
    return texts;
}

inline boost::json::value written_value(secret_string const& from, secrets what)
{
    if (what == secrets::hide)
        return nullptr;
    return boost::json::string(from.reveal().data(), from.size());
}

inline boost::json::value written_value(std::vector<secret_string> const& from, secrets what)
{
    if (what == secrets::hide)
        return nullptr;
    boost::json::array texts;
    texts.reserve(from.size());
    for (secret_string const& text : from)
        texts.push_back(written_value(text, what));
    return texts;
}

inline boost::json::value written_value(timestamp from, secrets what)
{
    auto const text = timestamp_text(from);
    return text ? written_value(*text, what) : boost::json::value();
}

inline boost::json::value written_value(boost::json::object const& from, secrets)
{
    return from;
}

inline boost::json::value written_value(boost::json::value const& from, secrets)
{
    return from;
}

/// A list of models.
template <class T>
boost::json::value written_value(std::vector<T> const& from, secrets what)
{
    boost::json::array models;
    models.reserve(from.size());
    for (T const& model : from)
        models.push_back(to_json(model, what));
    return models;
}

template <class E>
boost::json::value written_value(open_enum<E> const& from, secrets what)
{
    return written_value(from.text(), what);
}

template <class T>
boost::json::value written_value(std::optional<T> const& from, secrets what)
{
    return from ? written_value(*from, what) : boost::json::value();
}

/// How the members of a type are read.
template <class M>
inline constexpr bool is_free_json =
    std::is_same_v<M, boost::json::value> || std::is_same_v<M, boost::json::object>;
template <class M>
inline constexpr bool is_json_list = false;
template <class E>
inline constexpr bool is_json_list<std::vector<E>> = true;
template <class E>
inline constexpr bool is_json_text = std::is_same_v<E, std::string> || std::is_same_v<E, secret_string>;

/// The row of the member that is found by following the pointers: `json_field<&session::agent,
/// &user_agent::os_code>("osCode")`.
template <class T, auto... Path>
constexpr json_member<T> json_field(std::string_view name) noexcept
{
    using member = std::remove_cvref_t<decltype((std::declval<T&>().*....*Path))>;
    json_member<T> row{};
    row.name = name;
    row.key = json_key(name);
    if constexpr (is_free_json<member>)
        row.take = [](void* model, boost::json::value&& from)
        { take_value((*static_cast<T*>(model).*....*Path), std::move(from)); };
    if constexpr (is_json_list<member>)
    {
        row.set = [](void* model, json_token const&) { (*static_cast<T*>(model).*....*Path).clear(); };
        row.add = [](void* model, json_token const& element)
        { return add_element((*static_cast<T*>(model).*....*Path), element); };
        if constexpr (!is_json_text<typename member::value_type>)
            row.items = &json_model_of<typename member::value_type>;
    }
    else
        row.set = [](void* model, json_token const& from)
        { read_value((*static_cast<T*>(model).*....*Path), from); };
    row.write = [](void const* model, secrets what)
    { return written_value((*static_cast<T const*>(model).*....*Path), what); };
    return row;
}

/// The same for a member that may hold a secret: it is written as null unless secrets are revealed.
template <class T, auto... Path>
constexpr json_member<T> json_secret_field(std::string_view name) noexcept
{
    json_member<T> row = json_field<T, Path...>(name);
    row.write = [](void const* model, secrets what)
    {
        return what == secrets::reveal ? written_value((*static_cast<T const*>(model).*....*Path), what)
                                       : boost::json::value();
    };
    return row;
}

} // namespace appwrite::detail

#endif
