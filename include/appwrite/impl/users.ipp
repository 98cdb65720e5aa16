//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// basic_users: from arguments to calls.
//
#ifndef APPWRITE_IMPL_USERS_IPP
#define APPWRITE_IMPL_USERS_IPP

#include <appwrite/detail/perform.hpp>
#include <appwrite/detail/users/operations.hpp>
#include <appwrite/detail/users/requests.hpp>
#include <appwrite/users.hpp>

namespace appwrite
{

// These are not coroutines: they read their arguments before they return, so that references and views are
// safe to take.

template <class Mode>
auto basic_users<Mode>::create(new_user const& parameters, call_options options) const -> returns<user>
{
    return detail::perform<Mode, user>(core_, detail::users_create,
        detail::make_create_user(parameters, core_->speaks()), std::move(options));
}

template <class Mode>
auto basic_users<Mode>::get(std::string_view id, call_options options) const -> returns<user>
{
    return detail::perform<Mode, user>(
        core_, detail::users_get, detail::make_get_user(id, core_->speaks()), std::move(options));
}

template <class Mode>
auto basic_users<Mode>::list(list_users const& parameters, call_options options) const -> returns<page<user>>
{
    return detail::perform<Mode, page<user>>(
        core_, detail::users_list, detail::make_list_users(parameters, core_->speaks()), std::move(options));
}

template <class Mode>
auto basic_users<Mode>::update_name(std::string_view id, std::string_view name, call_options options) const
    -> returns<user>
{
    return detail::perform<Mode, user>(core_, detail::users_update_name,
        detail::make_update_user_name(id, name, core_->speaks()), std::move(options));
}

template <class Mode>
auto basic_users<Mode>::delete_user(std::string_view id, call_options options) const -> returns<void>
{
    return detail::perform<Mode, void>(
        core_, detail::users_delete_user, detail::make_delete_user(id, core_->speaks()), std::move(options));
}

#if defined(APPWRITE_SEPARATE_COMPILATION)
template class basic_users<throwing_t>;
template class basic_users<nothrow_t>;
#endif

} // namespace appwrite

#endif
