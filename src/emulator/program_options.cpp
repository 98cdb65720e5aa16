//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The command line of appwrite-emulator.
//
#include "program_options.hpp"

#include "testing/release.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

namespace appwrite::testing::program
{

namespace
{

using std::string_literals::operator""s;

template <class Number>
Number number(std::string_view option, std::string_view text, Number most)
{
    Number result = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), result);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size() || result > most)
        throw usage_error(std::string(option) + " takes a number from 0 to " + std::to_string(most) +
                          ", not '" + std::string(text) + "'");
    return result;
}

/// As "users.read".
bool is_scope(std::string_view text) noexcept
{
    const bool plain = std::all_of(
        text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '.' || c == '_'; });
    const std::size_t dot = text.find('.');
    return plain && dot != std::string_view::npos && dot != 0 && dot + 1 != text.size();
}

/// "SECRET", "SECRET:scope,scope", or "SECRET:" for a secret that has a colon itself.
void add_key(emulator_options& to, std::string_view text)
{
    const std::size_t colon = text.rfind(':');
    const std::string_view secret = text.substr(0, colon);
    if (secret.empty())
        throw usage_error("--key takes a secret, perhaps followed by ':' and scopes");
    std::vector<std::string> scopes;
    std::string_view rest = colon == std::string_view::npos ? std::string_view() : text.substr(colon + 1);
    while (!rest.empty())
    {
        const std::size_t comma = std::min(rest.find(','), rest.size());
        const std::string_view scope = rest.substr(0, comma);
        if (!is_scope(scope))
            throw usage_error("--key: '" + std::string(scope) +
                              "' is no scope such as users.read (a secret that contains ':' itself has to be "
                              "followed by one more ':')");
        scopes.emplace_back(scope);
        rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
    to.api_key(std::string(secret), std::move(scopes));
}

/// The program claims to be a release that was compared with a real server, or a sibling of one.
void set_version(emulator_options& to, std::string_view text)
{
    const auto refuse = [&]
    {
        throw usage_error("--server-version: '"s.append(text).append(
            "' is not emulated (known are 0.15 and 1.9 with their patch releases, such as 0.15.3 or 1.9.0)"));
    };
    const detail::release wanted = detail::parse_release(text);
    const bool known = (wanted.major == 0 && wanted.minor == 15) || (wanted.major == 1 && wanted.minor == 9);
    if (!known)
        refuse();
    try
    {
        to.server_version(std::string(text));
    }
    catch (const std::invalid_argument&)
    {
        refuse();
    }
}

/// Walks over the arguments; an option's value is the next one or what follows '='.
class argument_reader
{
public:
    explicit argument_reader(std::span<const char* const> arguments) : left_(arguments) {}

    /// The name of the next option, or nothing at the end.
    std::optional<std::string_view> next()
    {
        if (left_.empty())
            return std::nullopt;
        const std::string_view text = take();
        if (!text.starts_with("--"))
            throw usage_error("unexpected '" + std::string(text) + "'");
        const std::size_t equals = text.find('=');
        name_ = text.substr(0, equals);
        value_ = equals == std::string_view::npos ? std::nullopt
                                                  : std::optional<std::string_view>(text.substr(equals + 1));
        return name_;
    }

    std::string_view value()
    {
        if (!value_ && !left_.empty())
            value_ = take();
        if (!value_ || value_->empty())
            throw usage_error(std::string(name_) + " needs a value");
        return *value_;
    }

    /// For an option that takes no value.
    void alone() const
    {
        if (value_)
            throw usage_error(std::string(name_) + " takes no value");
    }

private:
    std::string_view take()
    {
        const std::string_view result = left_.front();
        left_ = left_.subspan(1);
        return result;
    }

    std::span<const char* const> left_;
    std::string_view name_;
    std::optional<std::string_view> value_;
};

} // namespace

program_options parse_options(std::span<const char* const> arguments)
{
    program_options result;
    emulator_options& server = result.server;
    argument_reader reader(arguments);
    std::optional<std::string_view> protocol;
    const auto choose_protocol = [&](std::string_view name)
    {
        reader.alone();
        if (protocol && *protocol != name)
            throw usage_error("--http and --https exclude each other");
        protocol = name;
    };

    while (const std::optional<std::string_view> name = reader.next())
    {
        if (*name == "--help" || *name == "--version")
        {
            reader.alone();
            result.what = *name == "--help" ? program_options::action::show_help
                                            : program_options::action::show_version;
            return result;
        }
        if (*name == "--http" || *name == "--https")
            choose_protocol(*name);
        else if (*name == "--port")
            server.port(number(*name, reader.value(), std::numeric_limits<unsigned short>::max()));
        else if (*name == "--server-version")
            set_version(server, reader.value());
        else if (*name == "--project")
            server.project(std::string(reader.value()));
        else if (*name == "--key")
            add_key(server, reader.value());
        else if (*name == "--seed-users")
            result.seed_users = number(*name, reader.value(), std::size_t{10'000'000});
        else if (*name == "--data")
            result.data_file = reader.value();
        else
            throw usage_error("unknown option '" + std::string(*name) + "'");
    }
    if (protocol == "--http")
        server.plain_http();
    if (server.api_keys().empty())
        server.api_key("emulated-key");
    return result;
}

std::string_view help() noexcept
{
    return R"(Usage: appwrite-emulator [options]

Serves Appwrite's Users service on 127.0.0.1 until SIGTERM or SIGINT.

  --port NUMBER             the TCP port; 0, the default, takes a free one
  --https, --http           the protocol; the default is --https, with a certificate authority made at start
  --server-version VERSION  the release to behave as: 0.15.3 or 1.9.0 (the default)
  --project ID              the id of the one project; the default is emulated-project
  --key SECRET[:SCOPES]     an API key, repeatable; SCOPES is a list such as users.read,users.write, none means
                            all. Append ':' to a secret that contains ':'. The default is emulated-key
  --seed-users COUNT        adds users seed0, seed1, ... unless there are users already
  --data FILE               keeps the state in FILE; without it the state ends with the program
  --help, --version         say so and end

Prints, each on a line of its own, as soon as it accepts connections:

  endpoint=https://localhost:40123/v1
  ca_file=/tmp/...          with --https only: the authority's certificate; removed at the end

Exit status: 0 after a signal, 1 if it cannot serve (any more), 2 if the options are wrong.
)";
}

} // namespace appwrite::testing::program
