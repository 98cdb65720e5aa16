//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// What the readers of all models share.
//
#ifndef APPWRITE_IMPL_DETAIL_JSON_MODELS_IPP
#define APPWRITE_IMPL_DETAIL_JSON_MODELS_IPP

#include <appwrite/detail/json/models.hpp>

namespace appwrite::detail
{

APPWRITE_IMPL api_error missing_member(std::string_view name, json_path const* where)
{
    return api_error(errc::invalid_json, call_stage::decode,
        "the response lacks " + json_path(name, where).text() + ", or it is of another type");
}

} // namespace appwrite::detail

#endif
