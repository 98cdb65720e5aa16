//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Between the service and where it is kept.
//
#ifndef APPWRITE_SRC_TESTING_PERSISTENCE_HPP
#define APPWRITE_SRC_TESTING_PERSISTENCE_HPP

#include "record.hpp"

namespace appwrite::testing::detail
{

class service;

/// Fills a service that is still empty, and has it note its changes from now on.
void load(service& to, storage& from);

/// Writes down what has changed since the last time. @throws std::exception if that fails: whatever the
/// service has done since then must not be answered.
void save(service& from, storage& to);

/// How an entity looks now; without a body if it does not exist.
record export_record(service& from, record_key key);

/// Adds an entity. @throws std::exception if the record makes no sense.
void import_record(service& to, const record& what);

} // namespace appwrite::testing::detail

#endif
