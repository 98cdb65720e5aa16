//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Contender: libcurl's easy interface, one call after the other on a kept connection, and a DOM of
// Boost.JSON.
//
#include "support/curl_call.hpp"
#include "support/meter.hpp"
#include "support/options.hpp"

#include <cstdlib>
#include <exception>
#include <iostream>

int main(int count, char** words)
try
{
    bench::options const options(count, words);
    curl_global_init(CURL_GLOBAL_DEFAULT);
    bench::curl_call call(options);
    bench::meter meter(options);
    while (meter.next())
    {
        call.prepare();
        call.finish(curl_easy_perform(call.handle()));
        meter.completed();
    }
    meter.report("curl_easy", options);
    return EXIT_SUCCESS;
}
catch (std::exception const& e)
{
    std::cerr << "failed: " << e.what() << '\n';
    return EXIT_FAILURE;
}
