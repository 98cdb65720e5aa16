//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// The dialects of Appwrite's REST API.
//
#ifndef APPWRITE_DIALECT_HPP
#define APPWRITE_DIALECT_HPP

namespace appwrite
{

/// How a server spells list parameters and times. A server silently ignores the parameters of another
/// dialect, so a client must know.
enum class dialect
{
    /// Appwrite 0.13 to 0.15: `limit`, `offset`, `cursor`, ...; times as Unix seconds.
    v0_15,
    /// Appwrite 1.0 to 1.4: `queries[]` in an older text form, `equal("name", ["Walter"])`; times as ISO
    /// 8601.
    v1_0,
    /// Appwrite 1.5 and newer, Cloud included: `queries[]` as JSON text; times as ISO 8601.
    v1_5,
};

} // namespace appwrite

#endif
