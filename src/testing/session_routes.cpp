//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// A user's sessions, as a server sees them.
//
#include "session_routes.hpp"

#include "account_json.hpp"
#include "account_support.hpp"
#include "handler_support.hpp"

namespace appwrite::testing::detail
{

response list_sessions(call& c)
{
    const std::string_view id = user_id(c);
    bool count = true;
    if (!is_old(c))
        if (const auto* total = c.input.optional("total", loose_boolean_rule()))
            count = to_boolean(*total);
    return list_sessions_of(c, existing(c, id).id, count);
}

response create_session(call& c)
{
    const rule demand = custom_id_rule();
    if (!demand.accepts(boost::json::value(boost::json::string_view(c.path[0].data(), c.path[0].size()))))
        c.input.refuse("userId", demand.description);
    const user_record& user = existing(c, c.path[0]);
    const opened_session opened = open_session(c, user, "server", "", "server");
    response result;
    result.status = 201;
    append_session(result.body, opened.session, false, opened.secret, user_shape(c.version, c.format));
    return result;
}

response delete_session(call& c)
{
    const std::string_view id = user_id(c);
    const std::string_view session_id = path_id(c, 1, "sessionId");
    existing(c, id);
    const session_record* session = c.accounts.sessions.find(session_id);
    if (!session)
        throw session_not_found(c);
    c.accounts.sessions.remove(*session);
    return no_content();
}

response delete_sessions(call& c)
{
    const std::string_view id = user_id(c);
    c.accounts.sessions.remove_all_of(existing(c, id).id);
    return no_content();
}

} // namespace appwrite::testing::detail
