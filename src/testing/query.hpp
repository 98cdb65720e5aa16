//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The query language of 1.x: both its spellings, its rules and its error texts.
//
#ifndef APPWRITE_SRC_TESTING_QUERY_HPP
#define APPWRITE_SRC_TESTING_QUERY_HPP

#include "listing.hpp"
#include "release.hpp"
#include "schema.hpp"
#include "validation.hpp"

#include <boost/json/array.hpp>
#include <boost/json/value.hpp>

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace appwrite::testing::detail
{

/// One query as it was sent: parsed, not yet judged.
struct query
{
    std::string method;
    std::string attribute_name;
    boost::json::array values;
};

/// The reason why queries are refused: what an error says after the name of the parameter.
class query_error : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};

/// Reads {"method":..,"attribute":..,"values":[..]}, as text or already parsed. @throws query_error
query parse_query(const boost::json::value& sent);

/// Reads the spelling of 1.0-1.4: equal("name", ["Ann"]). @return false if it is not of this form.
bool parse_old_query(std::string_view text, query& out);

/**
 * @brief Judges queries and makes a plan of them.
 *
 * @throws query_error if a query breaks a rule.
 */
list_plan make_plan(const std::vector<query>& queries, const schema& table);

/**
 * @brief Makes a plan of what a request has sent as "queries".
 *
 * @param format the response format that was asked for; an old one also means queries in their old spelling.
 * @throws failure if they are bad.
 */
list_plan read_plan(const parameters& input, const std::optional<release>& format, const schema& table);

/// @throws failure: there is no record with the plan's cursor_id.
[[noreturn]] void refuse_cursor(const list_plan& plan, const schema& table);

/// @throws failure if the orders of a plan cannot continue from this record.
void check_cursor(const list_plan& plan, const row& cursor, const schema& table);

} // namespace appwrite::testing::detail

#endif
