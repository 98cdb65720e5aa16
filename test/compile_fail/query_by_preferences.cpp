// expect: prefs.* is not a member|no member named .prefs
//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Servers do not filter users by their preferences.
//
#include <appwrite/fields.hpp>
#include <appwrite/list_users.hpp>

appwrite::list_users make();

appwrite::list_users make()
{
    namespace by = appwrite::fields::users;
#ifdef APPWRITE_MUST_FAIL
    return appwrite::list_users().where(equal(by::prefs, "dark"));
#else
    return appwrite::list_users().where(equal(by::name, "Walter"));
#endif
}
