//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// list_targets: which page of a user's targets to fetch.
//
#ifndef APPWRITE_LIST_TARGETS_HPP
#define APPWRITE_LIST_TARGETS_HPP

#include <appwrite/list_parameters.hpp>

#include <type_traits>

namespace appwrite
{

struct target;

/// The parameters of `users::list_targets`. What is left unset is not sent.
///
/// `list_targets().where(equal(fields::targets::provider_type, messaging_provider_type::push))`
class list_targets : public cursor_list<list_targets, target>
{
public:
    list_targets() {}
};

// g++ 12.2 destroys an aggregate temporary twice when it stands in a co_await expression.
static_assert(!std::is_aggregate_v<list_targets>);

} // namespace appwrite

#endif
