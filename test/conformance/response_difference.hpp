//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Comparing a response of the emulator with the one that a real server gave.
//
#ifndef APPWRITE_TEST_CONFORMANCE_RESPONSE_DIFFERENCE_HPP
#define APPWRITE_TEST_CONFORMANCE_RESPONSE_DIFFERENCE_HPP

#include <boost/json.hpp>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace appwrite::test
{

/// A response as a client gets it.
struct wire_response
{
    unsigned status = 0;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
};

/// Takes apart the bytes that would go to the client.
wire_response parse_response(const std::string& wire);

/**
 * @brief What the recorded server made up, and what the emulator has made up in its place.
 *
 * Ids, secrets and the like. Learned from responses, used for the requests and responses that follow.
 */
class substitutions
{
public:
    /// @return false if the recorded text has been learned with another meaning.
    bool learn(const std::string& recorded, const std::string& live);

    /// A recorded text with everything in it replaced that is known.
    std::string translate(std::string text) const;

private:
    std::map<std::string, std::string> known_;
};

/**
 * @brief In what two responses differ.
 *
 * Same are: status, header fields, members of the body with their order, types and values. What the server
 * makes up has to have the same form.
 * @param exact_text the body has to be the same text, not only the same JSON.
 */
std::vector<std::string> differences(
    const boost::json::object& recorded, const wire_response& live, substitutions& known, bool exact_text);

} // namespace appwrite::test

#endif
