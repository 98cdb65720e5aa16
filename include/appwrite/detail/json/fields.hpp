//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// json_field: a member of a model as a row that reads and writes it. Pure.
//
#ifndef APPWRITE_DETAIL_JSON_FIELDS_HPP
#define APPWRITE_DETAIL_JSON_FIELDS_HPP

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

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace appwrite::detail
{

// How the value of a member is read, by the member's type: `reader.hpp` says what odd values give.

inline void read_value(bool& into, boost::json::value const& from)
{
    into = to_bool(from);
}

inline void read_value(std::optional<bool>& into, boost::json::value const& from)
{
    into = from.is_null() ? std::nullopt : std::optional(to_bool(from));
}

inline void read_value(std::int64_t& into, boost::json::value const& from)
{
    into = to_int64(from);
}

inline void read_value(std::optional<std::int64_t>& into, boost::json::value const& from)
{
    into = from.is_null() ? std::nullopt : std::optional(to_int64(from));
}

inline void read_value(std::string& into, boost::json::value const& from)
{
    into = to_text(from);
}

inline void read_value(std::optional<std::string>& into, boost::json::value const& from)
{
    into = to_optional_text(from);
}

inline void read_value(std::vector<std::string>& into, boost::json::value const& from)
{
    into = to_texts(from);
}

inline void read_value(secret_string& into, boost::json::value const& from)
{
    into = to_text(from);
}

inline void read_value(std::vector<secret_string>& into, boost::json::value const& from)
{
    into.clear();
    if (auto const* array = from.if_array())
        for (auto const& element : *array)
            if (element.is_string())
                into.emplace_back(to_text(element));
}

inline void read_value(std::optional<timestamp>& into, boost::json::value const& from)
{
    into = to_timestamp(from);
}

inline void read_value(boost::json::object& into, boost::json::value const& from)
{
    into = to_object(from);
}

APPWRITE_DECL void read_value(std::vector<metric>& into, boost::json::value const& from);

template <class E>
void read_value(open_enum<E>& into, boost::json::value const& from)
{
    into = open_enum<E>(to_text(from));
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

APPWRITE_DECL boost::json::value written_value(std::vector<metric> const& from, secrets what);

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

/// The row of the member that is found by following the pointers: `json_field<&session::agent,
/// &user_agent::os_code>("osCode")`.
template <class T, auto... Path>
constexpr json_member<T> json_field(std::string_view name) noexcept
{
    return {name, [](T& into, boost::json::value const& from) { read_value((into.*....*Path), from); },
        [](T const& from, secrets what) { return written_value((from.*....*Path), what); }};
}

/// Writes the members of `from` in the order of the table, and after them those in `from.extra`.
template <class T, std::size_t N>
boost::json::object write_members(T const& from, json_member<T> const (&members)[N], secrets what)
{
    boost::json::object into;
    into.reserve(N + from.extra.size());
    for (auto const& member : members)
        into.emplace(member.name, member.write(from, what));
    for (auto const& [key, value] : from.extra)
        into.emplace(key, value);
    return into;
}

} // namespace appwrite::detail

#endif
