// expect: no member named .*select
//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Users come whole: servers refuse to select members.
//
#include <appwrite/fields.hpp>
#include <appwrite/list_users.hpp>

appwrite::list_users make();

appwrite::list_users make()
{
    namespace by = appwrite::fields::users;
#ifdef APPWRITE_MUST_FAIL
    return appwrite::list_users().select("name");
#else
    return appwrite::list_users().where(equal(by::name, "Walter"));
#endif
}
