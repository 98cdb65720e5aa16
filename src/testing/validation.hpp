//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// What the service demands of parameters, in its own words.
//
#ifndef APPWRITE_SRC_TESTING_VALIDATION_HPP
#define APPWRITE_SRC_TESTING_VALIDATION_HPP

#include "release.hpp"

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace appwrite::testing::detail
{

/// One demand: a test and the sentence that a refusal quotes.
struct rule
{
    std::string description;
    std::function<bool(const boost::json::value&)> accepts;
};

/// An id in a path or a cursor.
rule uid_rule();

/// An id that a client may choose: as @ref uid_rule, or the text "unique()".
rule custom_id_rule();

/// Text of at most this many characters.
rule text_rule(std::size_t at_most, std::size_t at_least = 0);

rule email_rule();
rule phone_rule(rules version);
rule password_rule(rules version);

/// A password that a client has hashed already.
rule hashed_password_rule();

/// An integer of 32 bits; text does not count as one.
rule integer_rule();

/// At most 1000 words of letters and digits.
rule labels_rule();

/// An integer, or text that is one.
rule range_rule(std::int64_t least, std::int64_t most);

/// One of these words.
rule word_rule(std::vector<std::string> words, bool ignore_case);

/// true, false, 1, 0 or one of these as text.
rule loose_boolean_rule();

/// true or false, and nothing that merely looks like it.
rule strict_boolean_rule();

/// The same rule, for a parameter that may be null.
rule or_null(rule what);

/// The same rule, for a parameter that may be empty text.
rule or_empty(rule what);

/// The integer that @ref range_rule accepted.
/// The elements of what is an array to PHP: of a list, or of an object. Nothing of other values.
boost::json::array elements_of(const boost::json::value& value);

std::int64_t to_integer(const boost::json::value& value);

/// The truth value that @ref loose_boolean_rule accepted.
bool to_boolean(const boost::json::value& value);

/// Reads parameters in the order in which an operation declares them; the first bad one ends the request.
class parameters
{
public:
    parameters(const boost::json::object& values, rules version) : values_(values), version_(version) {}

    /// @throws failure if the parameter is missing or bad.
    const boost::json::value& required(std::string_view name, const rule& demand) const;

    /// @return null if the parameter is absent. @throws failure if it is bad.
    const boost::json::value* optional(std::string_view name, const rule& demand) const;

    /// The value as it was sent, or null.
    const boost::json::value* raw(std::string_view name) const noexcept;

    /// The error for a parameter that some other code has found to be bad.
    [[noreturn]] void refuse(std::string_view name, std::string_view why) const;

private:
    /// The value, unless it counts as absent.
    const boost::json::value* find(std::string_view name) const noexcept;

    const boost::json::object& values_;
    rules version_;
};

} // namespace appwrite::testing::detail

#endif
