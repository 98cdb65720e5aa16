//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// read_model: from the text of a body straight into a model. Pure.
//
#ifndef APPWRITE_DETAIL_JSON_READ_MODEL_HPP
#define APPWRITE_DETAIL_JSON_READ_MODEL_HPP

#include <appwrite/api_error.hpp>
#include <appwrite/detail/json/members.hpp>

#include <boost/json/kind.hpp>

#include <optional>
#include <string_view>

namespace appwrite::detail
{

/// A member that the object of a body has to have, and of what type it has to be; for what cannot be seen
/// from the model once it was read. None if it has no name.
struct json_need
{
    std::string_view member;
    boost::json::kind kind{};
};

/// Reads `text` into `model`, which `as` describes and which is as it was made: a text that is JSON but no
/// object leaves it so. No document is built: the members are read as they come, only free ones and unknown
/// ones become JSON values, which belong to the model. Of two members of a name the last one
/// counts.
///
/// The error is that of `not_json`, or that of `missing_member` if `need` is not met.
APPWRITE_DECL std::optional<api_error> read_model(
    std::string_view text, json_model const& as, void* model, json_need const& need = {});

} // namespace appwrite::detail

#if defined(APPWRITE_HEADER_ONLY)
#include <appwrite/impl/detail/json/read_model.ipp>
#endif

#endif
