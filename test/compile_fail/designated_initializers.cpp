// expect: designated initializer|no matching constructor
//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Parameter classes are no aggregates: g++ 12.2 destroys an aggregate temporary twice in a co_await
// expression.
//
#include <appwrite/new_user.hpp>

appwrite::new_user make();

appwrite::new_user make()
{
#ifdef APPWRITE_MUST_FAIL
    return appwrite::new_user{.id = "walter"};
#else
    return appwrite::new_user{"walter"};
#endif
}
