//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Tolerant readers: JSON members into the members of models. Pure.
//
#ifndef APPWRITE_DETAIL_JSON_READER_HPP
#define APPWRITE_DETAIL_JSON_READER_HPP

#include <appwrite/detail/config.hpp>
#include <appwrite/models/secrets.hpp>
#include <appwrite/models/timestamp.hpp>

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

// A value of another type than wanted (null included) gives the default: servers of all versions differ in
// what they send, and one odd member must not cost the caller the whole page.

APPWRITE_DECL std::string_view to_text(boost::json::value const& v) noexcept;
APPWRITE_DECL std::optional<std::string> to_optional_text(boost::json::value const& v);
/// Old response formats have 0 and 1 for false and true.
APPWRITE_DECL bool to_bool(boost::json::value const& v) noexcept;
/// Any number that is a whole one and fits.
APPWRITE_DECL std::int64_t to_int64(boost::json::value const& v) noexcept;
/// The texts of an array; what is not a text is left out.
APPWRITE_DECL std::vector<std::string> to_texts(boost::json::value const& v);
/// An object; PHP's empty array stands for an empty object.
APPWRITE_DECL boost::json::object to_object(boost::json::value const& v);
/// Whole seconds since 1970, or ISO 8601 with an offset or `Z`, or a database's form of it, which has a space
/// and no offset; 0 and an empty text are "never".
APPWRITE_DECL std::optional<timestamp> to_timestamp(boost::json::value const& v) noexcept;

/// A place in a document, kept on the stack and spelled out only for an error: `users[3].targets[0].$id`.
class json_path
{
public:
    explicit json_path(std::string_view member, json_path const* parent = nullptr) noexcept
        : parent_(parent), member_(member)
    {
    }
    json_path(std::size_t index, json_path const* parent) noexcept : parent_(parent), index_(index) {}

    APPWRITE_DECL std::string text() const;

private:
    json_path const* parent_;
    std::string_view member_;
    std::size_t index_ = 0;
};

/// A member of the model `T`: its name in JSON, how it is read and how it is written.
template <class T>
struct json_member
{
    std::string_view name;
    void (*read)(T& into, boost::json::value const& from);
    boost::json::value (*write)(T const& from, secrets what) = nullptr;
};

/// Reads every member of `from` that `members` knows; the others go to `into.extra`. Members come in the
/// order of the table from most servers, so the search begins where the last one ended.
template <class T, std::size_t N>
void read_members(T& into, boost::json::object const& from, json_member<T> const (&members)[N])
{
    std::size_t next = 0;
    for (auto const& [key, value] : from)
    {
        std::string_view const name(key.data(), key.size());
        std::size_t tried = 0;
        while (tried < N && members[next].name != name)
        {
            next = next + 1 < N ? next + 1 : 0;
            ++tried;
        }
        if (tried == N)
        {
            into.extra.emplace(key, value);
            continue;
        }
        members[next].read(into, value);
        next = next + 1 < N ? next + 1 : 0;
    }
}

} // namespace appwrite::detail

#if defined(APPWRITE_HEADER_ONLY)
#include <appwrite/impl/detail/json/reader.ipp>
#endif

#endif
