//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Checkpoints: writing and reading.
//
#ifndef APPWRITE_IMPL_DETAIL_PAGING_CHECKPOINT_IPP
#define APPWRITE_IMPL_DETAIL_PAGING_CHECKPOINT_IPP

#include <appwrite/detail/json/parse.hpp>
#include <appwrite/detail/paging/checkpoint.hpp>
#include <appwrite/detail/users/query_text.hpp>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <utility>

namespace appwrite::detail
{

// Another number as soon as an older library would misunderstand the text.
inline constexpr std::int64_t checkpoint_version = 1;

APPWRITE_IMPL std::string write_checkpoint(listing_name const& of, walk_place const& place)
{
    boost::json::array items;
    for (item_key const& key : place.delivered)
    {
        boost::json::array item;
        item.emplace_back(key.id);
        item.emplace_back(key.created);
        items.emplace_back(std::move(item));
    }
    boost::json::object out;
    out["v"] = checkpoint_version;
    out["project"] = of.project;
    out["op"] = of.operation;
    out["for"] = of.parameters;
    out["whole"] = place.whole;
    out["next"] = place.next;
    out["items"] = std::move(items);
    return boost::json::serialize(out);
}

// Nothing if the value is of another form.
inline std::optional<item_key> key_from(boost::json::value const& v)
{
    auto const* pair = v.if_array();
    if (!pair || pair->size() != 2)
        return std::nullopt;
    auto const* id = (*pair)[0].if_string();
    auto const* created = (*pair)[1].if_int64();
    if (!id || id->empty() || !created)
        return std::nullopt;
    return item_key(std::string(*id), *created);
}

inline std::optional<walk_place> place_from(boost::json::object const& from)
{
    auto const* whole = from.if_contains("whole");
    auto const* next = from.if_contains("next");
    auto const* items = from.if_contains("items");
    if (!whole || !whole->is_bool() || !next || !next->is_int64() || next->get_int64() < 0 || !items ||
        !items->is_array() || items->get_array().size() > checkpoint_items)
        return std::nullopt;
    walk_place out;
    out.whole = whole->get_bool();
    out.next = next->get_int64();
    for (boost::json::value const& v : items->get_array())
    {
        auto key = key_from(v);
        if (!key)
            return std::nullopt;
        out.delivered.push_back(*std::move(key));
    }
    // Whoever delivered something knows the last item, and that it is not before the first offset.
    if (out.delivered.empty() ? !out.whole : out.next < 1)
        return std::nullopt;
    return out;
}

APPWRITE_IMPL result<walk_place> read_checkpoint(std::string_view text, listing_name const& of)
{
    auto const refuse = [](std::string_view why)
    { return refused_query(errc::invalid_argument, "checkpoint", why); };
    if (text.empty())
        return walk_place();

    document json(text.size());
    auto const* object = json.parse(text, 4) ? nullptr : json.root().if_object();
    auto const* version = object ? object->if_contains("v") : nullptr;
    if (!version || !version->is_int64())
        return refuse("is not a text that checkpoint() gave");
    if (version->get_int64() != checkpoint_version)
        return refuse("is of another version of this library");

    auto const says = [object](std::string_view name, std::string const& wanted)
    {
        auto const* v = object->if_contains(name);
        return v && v->is_string() && std::string_view(v->get_string()) == wanted;
    };
    if (!says("project", of.project))
        return refuse("is of another project than " + of.project);
    if (!says("op", of.operation))
        return refuse("is of another listing than " + of.operation);
    if (!says("for", of.parameters))
        return refuse("is of a listing with other parameters: only limit and without_total may change");
    auto place = place_from(*object);
    if (!place)
        return refuse("is damaged");
    return *std::move(place);
}

} // namespace appwrite::detail

#endif
