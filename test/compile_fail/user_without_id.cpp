// expect: no matching (function for call to|constructor)
//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// What an operation cannot do without is asked for by the constructor.
//
#include <appwrite/new_user.hpp>

appwrite::new_user make();

appwrite::new_user make()
{
#ifdef APPWRITE_MUST_FAIL
    appwrite::new_user walter;
#else
    appwrite::new_user walter("walter");
#endif
    return walter;
}
