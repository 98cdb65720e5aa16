//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// from_document: the obvious way to read a body, by way of a document of Boost.JSON. What `decode` gives is
// compared with it.
//
#ifndef APPWRITE_TEST_SUPPORT_FROM_DOCUMENT_HPP
#define APPWRITE_TEST_SUPPORT_FROM_DOCUMENT_HPP

#include <appwrite/detail/json/models.hpp>
#include <appwrite/detail/json/parse.hpp>
#include <appwrite/models/page.hpp>
#include <appwrite/result.hpp>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

namespace appwrite::test
{

// The keys of an object of Boost.JSON are unique, so there is no order of reading that matters.
inline void read_members(boost::json::object const& from, void* into, detail::json_model const& as)
{
    for (auto const& [key, value] : from)
    {
        detail::json_row const* next = as.begin();
        detail::json_row const* const row = as.find({key.data(), key.size()}, next);
        if (!row)
            as.extra()(into).emplace(key, boost::json::value(value, boost::json::storage_ptr()));
        else if (row->take)
            row->take(into, boost::json::value(value, boost::json::storage_ptr()));
        else
        {
            row->set(into, value);
            if (row->add && value.is_array())
                for (boost::json::value const& element : value.get_array())
                    if (void* const item = row->add(into, element); item && element.is_object())
                        read_members(element.get_object(), item, row->items());
        }
    }
}

template <class T>
std::optional<api_error> lack_of(T const& model, boost::json::object const*, detail::json_path const* where)
{
    return detail::lack_of(model, where);
}

inline std::optional<api_error> lack_of(
    mfa_factors const&, boost::json::object const* from, detail::json_path const* where)
{
    auto const* totp = from ? from->if_contains("totp") : nullptr;
    return totp && totp->is_bool() ? std::nullopt : std::optional(detail::missing_member("totp", where));
}

inline std::optional<api_error> lack_of(
    mfa_recovery_codes const&, boost::json::object const* from, detail::json_path const* where)
{
    auto const* codes = from ? from->if_contains("recoveryCodes") : nullptr;
    return codes && codes->is_array() ? std::nullopt
                                      : std::optional(detail::missing_member("recoveryCodes", where));
}

// Reads a value of a document.
template <class T>
result<T> from_value(boost::json::value const& from, detail::json_path const* where = nullptr)
{
    result<T> into;
    auto const* object = from.if_object();
    if (object)
        read_members(*object, &*into, detail::json_model_of<T>());
    if (auto lack = lack_of(*into, object, where))
        return *std::move(lack);
    return into;
}

// Reads a body that is a model.
template <class T>
result<T> from_document(std::string_view text)
{
    detail::document document(text.size());
    if (auto error = document.parse(text))
        return *std::move(error);
    return from_value<T>(document.root());
}

// Reads a body that is a page.
template <class T>
result<page<T>> page_from_document(std::string_view text, std::string_view items)
{
    detail::document document(text.size());
    if (auto error = document.parse(text))
        return *std::move(error);
    auto const* object = document.root().if_object();
    auto const* list = object ? object->if_contains(items) : nullptr;
    if (!list || !list->is_array())
        return detail::missing_member(items, nullptr);
    page<T> read;
    if (auto const* total = object->if_contains("total"))
        read.total = detail::to_int64(*total);
    detail::json_path const list_path(items);
    for (std::size_t i = 0; i < list->get_array().size(); ++i)
    {
        detail::json_path const place(i, &list_path);
        result<T> item = from_value<T>(list->get_array()[i], &place);
        if (!item)
            return item.error();
        read.items.push_back(std::move(*item));
    }
    return read;
}

} // namespace appwrite::test

#endif
