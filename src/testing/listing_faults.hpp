//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// What faults of listings do to requests and responses. Knows no sockets.
//
#ifndef APPWRITE_SRC_TESTING_LISTING_FAULTS_HPP
#define APPWRITE_SRC_TESTING_LISTING_FAULTS_HPP

#include <string>
#include <string_view>

namespace appwrite::testing::detail
{

/// The target without what asks for another page than the first: cursors and offsets in all their spellings.
std::string first_page_target(std::string_view target);

/// The body of a listing without its items. Any other text stays as it is.
std::string without_items(std::string body);

} // namespace appwrite::testing::detail

#endif
