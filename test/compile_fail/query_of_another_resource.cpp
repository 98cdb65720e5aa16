// expect: cannot convert|no known conversion|no viable conversion|could not convert
//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Users are not filtered by what identities have.
//
#include <appwrite/fields.hpp>
#include <appwrite/list_users.hpp>

appwrite::list_users make();

appwrite::list_users make()
{
    namespace by = appwrite::fields::users;
#ifdef APPWRITE_MUST_FAIL
    return appwrite::list_users().where(equal(appwrite::fields::identities::provider, "github"));
#else
    return appwrite::list_users().where(equal(by::name, "Walter"));
#endif
}
