//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// Between the service and where it is kept.
//
#include "persistence.hpp"

#include "record_fields.hpp"
#include "record_text.hpp"
#include "service.hpp"

#include <boost/json/parse.hpp>

#include <stdexcept>
#include <utility>

namespace appwrite::testing::detail
{

namespace
{

template <class Record>
std::optional<std::string> text_of(const Record* what)
{
    if (!what)
        return std::nullopt;
    std::string result;
    {
        member_writer members(result);
        describe(members, *what);
    }
    return result;
}

template <class Record>
Record record_of(const record& from)
{
    boost::json::parse_options lenient;
    // A name from a form need not be valid.
    lenient.allow_invalid_utf8 = true;
    const boost::json::value parsed = boost::json::parse(*from.body, {}, lenient);
    Record result;
    member_reader members(parsed.as_object());
    describe(members, result);
    return result;
}

std::optional<std::string> body_of(service& from, const record_key& key)
{
    const store& users = from.users();
    switch (key.kind)
    {
    case record_kind::user:
        return text_of(users.find(key.id));
    case record_kind::session:
        return text_of(from.accounts().sessions.find(key.id));
    case record_kind::team:
        return text_of(from.teams().find(key.id));
    case record_kind::membership:
        return text_of(from.teams().memberships().find(key.id));
    case record_kind::identity:
        return text_of(from.accounts().identities.find(key.id));
    case record_kind::log_entry:
        return text_of(from.accounts().logs.find(key.id));
    case record_kind::token:
        return text_of(from.accounts().tokens.find(key.id));
    case record_kind::mfa:
        return text_of(from.accounts().factors.find(key.id));
    }
    return std::nullopt;
}

} // namespace

record export_record(service& from, record_key key)
{
    record result;
    result.body = body_of(from, key);
    result.key = std::move(key);
    return result;
}

void import_record(service& to, const record& what)
{
    switch (what.key.kind)
    {
    case record_kind::user:
        return to.users().restore(record_of<user_record>(what));
    case record_kind::session:
        to.accounts().sessions.restore(record_of<session_record>(what));
        return;
    case record_kind::team:
        return to.teams().restore(record_of<team_record>(what));
    case record_kind::membership:
        return to.teams().restore(record_of<membership_record>(what));
    case record_kind::identity:
        to.accounts().identities.restore(record_of<identity_record>(what));
        return;
    case record_kind::log_entry:
        to.accounts().logs.restore(record_of<log_record>(what));
        return;
    case record_kind::token:
        to.accounts().tokens.restore(record_of<token_record>(what));
        return;
    case record_kind::mfa:
        to.accounts().factors.restore(record_of<mfa_record>(what));
        return;
    }
    throw std::invalid_argument("the data hold records of an unknown kind");
}

void load(service& to, storage& from)
{
    from.load([&](record&& what) { import_record(to, what); });
    to.users().changes().enable();
}

void save(service& from, storage& to)
{
    std::vector<record> changes;
    for (record_key& key : from.users().changes().take())
        changes.push_back(export_record(from, std::move(key)));
    if (!changes.empty())
        to.commit(changes);
}

} // namespace appwrite::testing::detail
