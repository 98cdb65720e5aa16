//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// client: owns a core.
//
#ifndef APPWRITE_IMPL_CLIENT_IPP
#define APPWRITE_IMPL_CLIENT_IPP

#include <appwrite/client.hpp>

#include <appwrite/detail/call/make_client_core.hpp>

namespace appwrite
{

APPWRITE_IMPL client::client(net::any_io_executor ex, client_options options)
    : core_(detail::make_client_core(std::move(ex), options))
{
}

APPWRITE_IMPL client& client::operator=(client&& other) noexcept
{
    if (this != &other)
    {
        close();
        core_ = std::move(other.core_);
    }
    return *this;
}

APPWRITE_IMPL client::~client()
{
    close();
}

APPWRITE_IMPL users client::users() const
{
    return appwrite::users(core_);
}

APPWRITE_IMPL users_nothrow client::users(nothrow_t) const
{
    return users_nothrow(core_);
}

APPWRITE_IMPL client_stats client::stats() const
{
    return core_->stats();
}

APPWRITE_IMPL void client::close_idle_connections()
{
    core_->close_idle_connections();
}

APPWRITE_IMPL void client::close() noexcept
{
    if (core_)
        core_->close();
}

} // namespace appwrite

#endif
