//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// secrets: whether secrets are written.
//
#ifndef APPWRITE_MODELS_SECRETS_HPP
#define APPWRITE_MODELS_SECRETS_HPP

namespace appwrite
{

/// What becomes of secrets when a model is written.
enum class secrets
{
    /// Each is null.
    hide,
    /// They stand there in clear text: for storage that is as well protected as the server's.
    reveal,
};

} // namespace appwrite

#endif
