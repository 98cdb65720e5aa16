//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Everything, but for the emulator.
//
#ifndef APPWRITE_HPP
#define APPWRITE_HPP

#include <appwrite/api_error.hpp>
#include <appwrite/call_options.hpp>
#include <appwrite/call_stage.hpp>
#include <appwrite/client.hpp>
#include <appwrite/client_options.hpp>
#include <appwrite/dialect.hpp>
#include <appwrite/error.hpp>
#include <appwrite/facade.hpp>
#include <appwrite/id.hpp>
#include <appwrite/list_users.hpp>
#include <appwrite/models/page.hpp>
#include <appwrite/models/target.hpp>
#include <appwrite/models/timestamp.hpp>
#include <appwrite/models/user.hpp>
#include <appwrite/new_user.hpp>
#include <appwrite/pool_options.hpp>
#include <appwrite/result.hpp>
#include <appwrite/secret_string.hpp>
#include <appwrite/stats.hpp>
#include <appwrite/timeouts.hpp>
#include <appwrite/tls_options.hpp>
#include <appwrite/users.hpp>
#include <appwrite/version.hpp>

#endif
