//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// A second translation unit that uses the library: a function that a header defines without `inline` breaks
// the link of the header-only program here.
//
#include <appwrite.hpp>

#include <boost/asio/io_context.hpp>

bool other_translation_unit_works();

bool other_translation_unit_works()
{
    boost::asio::io_context context;
    appwrite::client client(
        context.get_executor(), appwrite::client_options("https://localhost/v1", "project").key("key"));
    try
    {
        appwrite::client refused(
            context.get_executor(), appwrite::client_options("not an endpoint", "project").key("key"));
    }
    catch (const boost::system::system_error& e)
    {
        return e.code() == appwrite::errc::invalid_argument;
    }
    return false;
}
