// expect: (conversion|convert).*secret_string|no viable conversion
//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// A secret becomes plain text only by name, never by accident.
//
#include <appwrite/secret_string.hpp>

#include <string>

std::string text(appwrite::secret_string const& secret);

std::string text(appwrite::secret_string const& secret)
{
#ifdef APPWRITE_MUST_FAIL
    return secret;
#else
    return std::string(secret.reveal());
#endif
}
