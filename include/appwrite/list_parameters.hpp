//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// What the parameters of the listings have in common.
//
#ifndef APPWRITE_LIST_PARAMETERS_HPP
#define APPWRITE_LIST_PARAMETERS_HPP

#include <appwrite/detail/users/list_terms.hpp>
#include <appwrite/order.hpp>
#include <appwrite/query.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace appwrite
{

/// Which part of a listing. What is left unset is not sent. Nothing is checked here; the operation checks
/// everything before it sends anything.
template <class Derived>
class paged_list
{
public:
    /// The largest number of items to return. 0 to 100 before 1.3; 1 or more since 1.4, where large pages are
    /// legal but slow. The server's default is 25.
    Derived& limit(std::int64_t v) { return terms_.limit = v, self(); }

    /// How many items to skip. 0 to 5000 before 1.3, 0 or more later. To walk over many items, use a cursor
    /// where there is one.
    Derived& offset(std::int64_t v) { return terms_.offset = v, self(); }

    /// Asks the server not to count: `page::total` is then 0. Servers before 1.8.1 cannot be asked, and
    /// count.
    Derived& without_total(bool yes = true) { return terms_.without_total = yes, self(); }

    std::optional<std::int64_t> limit() const noexcept { return terms_.limit; }
    std::optional<std::int64_t> offset() const noexcept { return terms_.offset; }
    /// What `without_total(bool)` set.
    bool is_without_total() const noexcept { return terms_.without_total; }

    /// For the library.
    detail::list_terms const& terms() const noexcept { return terms_; }
    detail::list_terms& terms() noexcept { return terms_; }

protected:
    paged_list() = default;
    paged_list(paged_list const&) = default;
    paged_list(paged_list&&) = default;
    paged_list& operator=(paged_list const&) = default;
    paged_list& operator=(paged_list&&) = default;
    ~paged_list() = default;

    Derived& self() noexcept { return static_cast<Derived&>(*this); }

    detail::list_terms terms_;
};

/// Which items of a listing, and in which order.
template <class Derived, class Resource>
class query_list : public paged_list<Derived>
{
public:
    /// Only items for which the condition holds. May be called several times: all conditions have to hold.
    Derived& where(appwrite::query<Resource> const& condition)
    {
        return this->terms_.filters.push_back(condition.filter()), this->self();
    }

    /// Sorts. May be called several times: a later key sorts what is equal by the earlier ones.
    Derived& order_by(order<Resource> const& by)
    {
        return this->terms_.orders.push_back(by.key()), this->self();
    }

    /// Whether the items created last come first; with `order_by`, among equals. The default is the order of
    /// creation.
    Derived& newest_first(bool yes = true) { return this->terms_.newest_first = yes, this->self(); }

    /// Adds one query in Appwrite's own JSON form, for what `where` cannot say, such as
    /// `{"method":"equal","attribute":"name","values":["Walter"]}`. May be called several times. Since 1.5.
    Derived& query(std::string json_text)
    {
        return this->terms_.raw.push_back(std::move(json_text)), this->self();
    }

    /// What `newest_first(bool)` set.
    bool is_newest_first() const noexcept { return this->terms_.newest_first; }
    /// What `query` added.
    std::vector<std::string> const& queries() const noexcept { return this->terms_.raw; }
};

/// Where in a listing, told by an item.
template <class Derived, class Resource>
class cursor_list : public query_list<Derived, Resource>
{
public:
    /// The page after the item with this id, in the chosen order. Not together with `cursor_before`.
    Derived& cursor_after(std::string id) { return this->terms_.cursor_after = std::move(id), this->self(); }

    /// The page before the item with this id, still in the chosen order. Not together with `cursor_after`.
    Derived& cursor_before(std::string id)
    {
        return this->terms_.cursor_before = std::move(id), this->self();
    }

    std::optional<std::string> const& cursor_after() const noexcept { return this->terms_.cursor_after; }
    std::optional<std::string> const& cursor_before() const noexcept { return this->terms_.cursor_before; }
};

} // namespace appwrite

#endif
