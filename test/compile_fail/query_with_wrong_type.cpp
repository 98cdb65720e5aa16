// expect: no matching function for call to .*equal
//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// A status is a bool: a text, even "true", is a mistake.
//
#include <appwrite/fields.hpp>
#include <appwrite/list_users.hpp>

appwrite::list_users make();

appwrite::list_users make()
{
    namespace by = appwrite::fields::users;
#ifdef APPWRITE_MUST_FAIL
    return appwrite::list_users().where(equal(by::status, "true"));
#else
    return appwrite::list_users().where(equal(by::status, true));
#endif
}
