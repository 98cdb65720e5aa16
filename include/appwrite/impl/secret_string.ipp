//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// secret_string: the parts that need OpenSSL and streams.
//
#ifndef APPWRITE_IMPL_SECRET_STRING_IPP
#define APPWRITE_IMPL_SECRET_STRING_IPP

#include <appwrite/secret_string.hpp>

#include <openssl/crypto.h>

#include <ostream>

namespace appwrite
{

APPWRITE_IMPL secret_string::secret_string(std::string_view text) : size_(text.size())
{
    if (text.empty())
        return;
    data_.reset(new char[text.size()]);
    text.copy(data_.get(), text.size());
}

APPWRITE_IMPL void secret_string::wipe() noexcept
{
    if (data_)
        OPENSSL_cleanse(data_.get(), size_);
}

APPWRITE_IMPL bool operator==(secret_string const& a, secret_string const& b) noexcept
{
    if (a.size_ != b.size_)
        return false;
    return a.size_ == 0 || CRYPTO_memcmp(a.data_.get(), b.data_.get(), a.size_) == 0;
}

APPWRITE_IMPL std::ostream& operator<<(std::ostream& os, secret_string const& s)
{
    return s.empty() ? os : os << "***";
}

} // namespace appwrite

#endif
