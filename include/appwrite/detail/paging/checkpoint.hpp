//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Checkpoints: where a walk stands, as a text. Pure.
//
#ifndef APPWRITE_DETAIL_PAGING_CHECKPOINT_HPP
#define APPWRITE_DETAIL_PAGING_CHECKPOINT_HPP

#include <appwrite/detail/paging/walk_step.hpp>
#include <appwrite/result.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace appwrite::detail
{

/// How many items a checkpoint names: the last delivered one, and those before it for the case that it gets
/// deleted.
inline constexpr std::size_t checkpoint_items = 9;

/// What a checkpoint belongs to: it is of no use for another listing.
class listing_name
{
public:
    listing_name(std::string id, std::string op, std::string print)
        : project(std::move(id)), operation(std::move(op)), parameters(std::move(print))
    {
    }

    /// The id of the project. Not the endpoint: the same server may go by several names.
    std::string project;
    /// As `users.list`.
    std::string operation;
    /// What `parameters_fingerprint` gave.
    std::string parameters;
};

/// As `{"v":1,"project":"p","op":"users.list","for":"6c62272e07bb0142","whole":false,"next":2,` and then
/// `"items":[["a",1],["b",2]]}`.
APPWRITE_DECL std::string write_checkpoint(listing_name const& of, walk_place const& place);

/// Reads it again. An empty text is the beginning; what is of another listing or project, of another format
/// or no checkpoint at all is `errc::invalid_argument`.
APPWRITE_DECL result<walk_place> read_checkpoint(std::string_view text, listing_name const& of);

} // namespace appwrite::detail

#if defined(APPWRITE_HEADER_ONLY)
#include <appwrite/impl/detail/paging/checkpoint.ipp>
#endif

#endif
