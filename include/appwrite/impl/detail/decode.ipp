//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// From a response of success to a model.
//
#ifndef APPWRITE_IMPL_DETAIL_DECODE_IPP
#define APPWRITE_IMPL_DETAIL_DECODE_IPP

#include <appwrite/detail/call/error_response.hpp>
#include <appwrite/detail/decode.hpp>
#include <appwrite/detail/json/models.hpp>
#include <appwrite/detail/json/parse.hpp>

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <cstddef>
#include <string_view>
#include <utility>

namespace appwrite::detail
{

// Adds what is known of the response to an error about its body.
inline api_error about(api_error e, call_response const& response)
{
    e.status(response.status);
    // What is no JSON is some proxy's page, and helps. A user that cannot be read has a password hash.
    if (e == errc::unexpected_content)
        e.raw_body(response.body.substr(0, max_raw_body));
    return e;
}

// A body that is one model.
template <class T>
struct model_body
{
    result<T> (*read)(boost::json::value const&, json_path const*);

    result<T> operator()(boost::json::value const& from) const { return read(from, nullptr); }
};

// A body that is a page of models, which are in the member `items`.
template <class T>
struct page_body
{
    std::string_view items;
    result<T> (*read)(boost::json::value const&, json_path const*);

    result<page<T>> operator()(boost::json::value const& from) const
    {
        auto const* object = from.if_object();
        boost::json::value const* const list = object ? object->if_contains(items) : nullptr;
        auto const* array = list ? list->if_array() : nullptr;
        if (!array)
            return missing_member(items, nullptr);

        page<T> p;
        if (auto const* total = object->if_contains("total"))
            p.total = to_int64(*total);
        p.items.reserve(array->size());
        json_path const list_path(items);
        for (std::size_t i = 0; i < array->size(); ++i)
        {
            json_path const path(i, &list_path);
            auto item = read((*array)[i], &path);
            if (!item)
                return item.error();
            p.items.push_back(std::move(*item));
        }
        return p;
    }
};

// A body that is a free object.
struct object_body
{
    result<boost::json::object> operator()(boost::json::value const& from) const
    {
        auto const* array = from.if_array();
        // PHP's empty array stands for an empty object.
        if (!from.is_object() && !(array && array->empty()))
            return api_error(errc::invalid_json, call_stage::decode, "the response is not a JSON object");
        return to_object(from);
    }
};

// How the body of a response becomes a T.
template <class T>
inline constexpr auto body_reader = nullptr;

template <>
inline constexpr model_body<jwt> body_reader<jwt>{&read_jwt};
template <>
inline constexpr model_body<mfa_factors> body_reader<mfa_factors>{&read_mfa_factors};
template <>
inline constexpr model_body<mfa_recovery_codes> body_reader<mfa_recovery_codes>{&read_mfa_recovery_codes};
template <>
inline constexpr model_body<session> body_reader<session>{&read_session};
template <>
inline constexpr model_body<target> body_reader<target>{&read_target};
template <>
inline constexpr model_body<token> body_reader<token>{&read_token};
template <>
inline constexpr model_body<user> body_reader<user>{&read_user};
template <>
inline constexpr model_body<users_usage> body_reader<users_usage>{&read_users_usage};
template <>
inline constexpr page_body<identity> body_reader<page<identity>>{"identities", &read_identity};
template <>
inline constexpr page_body<log_entry> body_reader<page<log_entry>>{"logs", &read_log_entry};
template <>
inline constexpr page_body<membership> body_reader<page<membership>>{"memberships", &read_membership};
template <>
inline constexpr page_body<session> body_reader<page<session>>{"sessions", &read_session};
template <>
inline constexpr page_body<target> body_reader<page<target>>{"targets", &read_target};
template <>
inline constexpr page_body<user> body_reader<page<user>>{"users", &read_user};
template <>
inline constexpr object_body body_reader<boost::json::object>{};

template <class T>
result<T> decode(call_response const& response)
{
    document json(response.body.size());
    if (auto error = json.parse(response.body))
        return about(*std::move(error), response);
    result<T> read = body_reader<T>(json.root());
    if (!read)
        return about(read.error(), response);
    return read;
}

template <>
APPWRITE_IMPL result<void> decode<void>(call_response const&)
{
    return {};
}

#if defined(APPWRITE_SEPARATE_COMPILATION)
template APPWRITE_DECL result<jwt> decode(call_response const&);
template APPWRITE_DECL result<mfa_factors> decode(call_response const&);
template APPWRITE_DECL result<mfa_recovery_codes> decode(call_response const&);
template APPWRITE_DECL result<session> decode(call_response const&);
template APPWRITE_DECL result<target> decode(call_response const&);
template APPWRITE_DECL result<token> decode(call_response const&);
template APPWRITE_DECL result<user> decode(call_response const&);
template APPWRITE_DECL result<users_usage> decode(call_response const&);
template APPWRITE_DECL result<page<identity>> decode(call_response const&);
template APPWRITE_DECL result<page<log_entry>> decode(call_response const&);
template APPWRITE_DECL result<page<membership>> decode(call_response const&);
template APPWRITE_DECL result<page<session>> decode(call_response const&);
template APPWRITE_DECL result<page<target>> decode(call_response const&);
template APPWRITE_DECL result<page<user>> decode(call_response const&);
template APPWRITE_DECL result<boost::json::object> decode(call_response const&);
#endif

} // namespace appwrite::detail

#endif
