//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// sha_version: which member of the SHA family made a hash.
//
#ifndef APPWRITE_SHA_VERSION_HPP
#define APPWRITE_SHA_VERSION_HPP

#include <appwrite/open_enum.hpp>

#include <string_view>

namespace appwrite
{

/// Which member of the SHA family made a hash. Always sent: what servers assume otherwise has changed between
/// versions. Server 1.9.0 answers `sha512_224` and `sha512_256` with an internal error.
enum class sha_version
{
    sha1,
    sha224,
    sha256,
    sha384,
    sha512_224,
    sha512_256,
    sha512,
    sha3_224,
    sha3_256,
    sha3_384,
    sha3_512,
};

template <>
struct enum_texts<sha_version>
{
    static constexpr std::string_view all[] = {"sha1", "sha224", "sha256", "sha384", "sha512/224",
        "sha512/256", "sha512", "sha3-224", "sha3-256", "sha3-384", "sha3-512"};
};

} // namespace appwrite

#endif
