//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// basic_generator: all items of a listing, one after the other.
//
#ifndef APPWRITE_GENERATOR_HPP
#define APPWRITE_GENERATOR_HPP

#include <appwrite/detail/config.hpp>
#include <appwrite/facade.hpp>
#include <appwrite/models/identity.hpp>
#include <appwrite/models/log.hpp>
#include <appwrite/models/membership.hpp>
#include <appwrite/models/page.hpp>
#include <appwrite/models/target.hpp>
#include <appwrite/models/user.hpp>

#include <boost/asio/awaitable.hpp>

#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace appwrite
{

namespace detail
{
template <class T>
class pager;
struct generator_access;
} // namespace detail

/// All items of a listing, however many pages there are: what `users::list_all` and its kin return.
///
/// ```
/// auto everyone = users.list_all();
/// while (auto user = co_await everyone.next())
///     std::cout << user->email << '\n';
/// ```
///
/// Nothing is fetched before the first `next` or `next_page`, and then only what is asked for: a page at a
/// time, and one ahead if `prefetch` says so. Memory is bounded by two pages.
///
/// **What is delivered**: every item that exists from the first request to the last, exactly once, whatever
/// is created or deleted meanwhile; an item that is created or deleted meanwhile, at most once. This holds
/// for users, identities and targets in the order of their creation, or sorted by what does not change
/// meanwhile. Also the last delivered item may be deleted at any time: the generator never needs it to go on.
/// An id that is given again after its deletion is another item; the walk counts on no such id being the
/// cursor. For log entries and memberships, which servers only count, see *Errors*.
///
/// `T` is `user`, `identity`, `target`, `membership` or `log_entry`. `Mode` is as for `basic_users`:
/// `generator<T>` throws, `generator_nothrow<T>` gives results.
///
/// **Errors** come out when `next` or `next_page` is awaited, and are those of the listing; before each, a
/// page is repeated as any call is. After an error the generator stands where it stood, and the next `next`
/// tries again. In addition:
/// - `errc::invalid_argument`, with nothing sent: parameters with which items would get lost, as there are
///   `cursor_before`, a random order, several sort keys, an attribute that items may lack, a raw query that
///   pages or sorts; or a checkpoint of something else. The message says what to do instead.
/// - `api_errc::general_cursor_not_found`: the last 200 items or two pages, all of them, were deleted at
///   once, so that nothing is left to go on from.
/// - `errc::cursor_loop`: the server gives a page again, because it ignores the cursor.
/// - `errc::listing_changed`: memberships or log entries have moved so far that their place was not found
///   again. Nothing was skipped or repeated.
///
/// **Cancellation**: as for any call, through the slot of the coroutine that awaits. A page that is fetched
/// ahead is not lost with it; it is there at the next `next`.
///
/// **Lifetime**: may be moved, and destroyed at any moment, on any thread; what is fetched ahead is cancelled
/// then. It keeps the client's internals alive, but not its connections: see `basic_users`. One that was
/// moved from, as by `for_each_concurrent(std::move(all), ...)`, may be destroyed and assigned to; everything
/// else is `errc::invalid_argument`, which `checkpoint`, `resume` and `prefetch` throw as `api_exception`.
///
/// **Thread safety**: one consumer: `next` and `next_page` are awaited one after the other, and no other
/// member is called meanwhile. Distinct generators are independent.
template <class Mode, class T>
class basic_generator
{
public:
    using value_type = T;

    /// What `next` and `next_page` return.
    template <class U>
    using returns = net::awaitable<typename Mode::template outcome<U>>;

    /// For the library: `users::list_all` and its kin make generators.
    explicit basic_generator(std::shared_ptr<detail::pager<T>> pager) noexcept : pager_(std::move(pager)) {}

    basic_generator(basic_generator const&) = delete;
    basic_generator(basic_generator&&) noexcept = default;
    basic_generator& operator=(basic_generator const&) = delete;
    basic_generator& operator=(basic_generator&&) noexcept = default;

    /// The next item; nothing at the end, and from then on. Fetches a page if none is left.
    returns<std::optional<T>> next();

    /// All items that are there and not delivered yet, at least one; an empty page at the end. Fetches a page
    /// if none is left. `page::total` is 0. May be mixed with `next`.
    returns<page<T>> next_page();

    /// Where the generator stands: a text of a few hundred bytes that names the items delivered last, but
    /// holds nothing else of them.
    ///
    /// A generator of the same listing of the same project with the same parameters (but for `limit` and
    /// `without_total`) goes on behind these items when `resume` is given the text: in this process or
    /// another one, tomorrow as well, with a later version of this library, under another name of the server.
    /// It goes on also if the last of them was deleted meanwhile, as long as one of the nine delivered last
    /// exists, or there were no more.
    ///
    /// What was delivered may not have been dealt with. Take the checkpoint when it was. If several items are
    /// dealt with at a time, see `bulk_options::on_checkpoint`.
    std::string checkpoint() const;

    /// Makes the generator begin where another one stood, whatever it has delivered or fetched; an empty text
    /// is the beginning. A text of another listing or of another project is refused at the next `next`.
    basic_generator& resume(std::string checkpoint) &;
    basic_generator&& resume(std::string checkpoint) &&;

    /// Whether the next page is fetched while the current one is consumed. Default: no.
    basic_generator& prefetch(bool yes = true) &;
    basic_generator&& prefetch(bool yes = true) &&;

private:
    friend struct detail::generator_access;

    net::awaitable<nothrow_t::outcome<std::optional<T>>> next_result();
    std::optional<T> take_waiting();
    detail::pager<T>& pager() const;
    static std::string operation();

    std::shared_ptr<detail::pager<T>> pager_;
};

/// Throws `api_exception`.
template <class T>
using generator = basic_generator<throwing_t, T>;

/// Gives results.
template <class T>
using generator_nothrow = basic_generator<nothrow_t, T>;

#if defined(APPWRITE_SEPARATE_COMPILATION)
extern template class APPWRITE_DECL basic_generator<throwing_t, user>;
extern template class APPWRITE_DECL basic_generator<throwing_t, identity>;
extern template class APPWRITE_DECL basic_generator<throwing_t, target>;
extern template class APPWRITE_DECL basic_generator<throwing_t, membership>;
extern template class APPWRITE_DECL basic_generator<throwing_t, log_entry>;
extern template class APPWRITE_DECL basic_generator<nothrow_t, user>;
extern template class APPWRITE_DECL basic_generator<nothrow_t, identity>;
extern template class APPWRITE_DECL basic_generator<nothrow_t, target>;
extern template class APPWRITE_DECL basic_generator<nothrow_t, membership>;
extern template class APPWRITE_DECL basic_generator<nothrow_t, log_entry>;
#endif

} // namespace appwrite

#if defined(APPWRITE_HEADER_ONLY)
#include <appwrite/impl/generator.ipp>
#endif

#endif
