//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// list_identities: which page of identities to fetch.
//
#ifndef APPWRITE_LIST_IDENTITIES_HPP
#define APPWRITE_LIST_IDENTITIES_HPP

#include <appwrite/list_parameters.hpp>

#include <type_traits>

namespace appwrite
{

struct identity;

/// The parameters of `users::list_identities`. What is left unset is not sent.
///
/// `list_identities().where(equal(fields::identities::provider, "github")).limit(50)`
///
/// There is no search: servers answer one with an error.
class list_identities : public cursor_list<list_identities, identity>
{
public:
    list_identities() {}
};

// g++ 12.2 destroys an aggregate temporary twice when it stands in a co_await expression.
static_assert(!std::is_aggregate_v<list_identities>);

} // namespace appwrite

#endif
