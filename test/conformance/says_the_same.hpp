//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Comparing JSON that a server wrote with JSON that the library wrote.
//
#ifndef APPWRITE_TEST_CONFORMANCE_SAYS_THE_SAME_HPP
#define APPWRITE_TEST_CONFORMANCE_SAYS_THE_SAME_HPP

#include <appwrite/detail/json/reader.hpp>

#include <boost/json.hpp>

#include <cstddef>

namespace appwrite::test
{

// Whether `written` says the same as what was recorded: servers spell "no time" as 0 or an empty text, and
// servers before 1.0 spell times as numbers, which is a matter of the server.
inline bool says_the_same(boost::json::value const& recorded, boost::json::value const& written)
{
    if (recorded == written)
        return true;
    if (auto const* object = recorded.if_object())
    {
        auto const* other = written.if_object();
        if (!other)
            return false;
        for (auto const& [key, value] : *object)
        {
            auto const* found = other->if_contains(key);
            if (!found || !says_the_same(value, *found))
                return false;
        }
        return true;
    }
    if (auto const* array = recorded.if_array())
    {
        auto const* other = written.if_array();
        if (!other || other->size() != array->size())
            return false;
        for (std::size_t i = 0; i < array->size(); ++i)
            if (!says_the_same((*array)[i], (*other)[i]))
                return false;
        return true;
    }
    // A user without a password has null for its hash.
    if (recorded.is_null())
        return written == boost::json::value("");
    if (written.is_null())
        return recorded == boost::json::value("") || recorded == boost::json::value(0);
    // 0.15 has a status of 0 or 1 in old response formats.
    if (written.is_bool())
        return recorded.is_int64() && written.as_bool() == (recorded.as_int64() != 0);
    return detail::to_timestamp(recorded) && detail::to_timestamp(recorded) == detail::to_timestamp(written);
}

} // namespace appwrite::test

#endif
