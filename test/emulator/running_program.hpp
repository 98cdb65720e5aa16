//
// Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
//
// A running appwrite-emulator, and plain HTTP with it.
//
#ifndef APPWRITE_TEST_EMULATOR_RUNNING_PROGRAM_HPP
#define APPWRITE_TEST_EMULATOR_RUNNING_PROGRAM_HPP

#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/write.hpp>

#include <array>
#include <charconv>
#include <csignal>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>
#include <vector>

/// A child process with its standard output and error in one pipe.
class running_program
{
public:
    explicit running_program(std::vector<std::string> arguments)
    {
        arguments.insert(arguments.begin(), APPWRITE_EMULATOR_PROGRAM);
        std::vector<char*> pointers;
        for (std::string& argument : arguments)
            pointers.push_back(argument.data());
        pointers.push_back(nullptr);
        std::array<int, 2> ends{};
        if (::pipe(ends.data()) != 0)
            throw std::runtime_error("no pipe");
        process_ = ::fork();
        if (process_ == 0)
        {
            ::dup2(ends[1], STDOUT_FILENO);
            ::dup2(ends[1], STDERR_FILENO);
            ::close(ends[0]);
            ::close(ends[1]);
            ::execv(pointers[0], pointers.data());
            ::_exit(127);
        }
        ::close(ends[1]);
        output_ = ends[0];
    }

    ~running_program()
    {
        if (process_ > 0)
            end(SIGKILL);
        ::close(output_);
    }

    running_program(const running_program&) = delete;
    running_program& operator=(const running_program&) = delete;

    /// The next line of its output, or nothing at the end.
    std::optional<std::string> line()
    {
        std::string result;
        for (char c = 0; ::read(output_, &c, 1) == 1;)
        {
            if (c == '\n')
                return result;
            result += c;
        }
        return result.empty() ? std::nullopt : std::optional(result);
    }

    /// What follows "name=" in its next line.
    std::string announced(const std::string& name)
    {
        const std::string text = line().value_or("nothing");
        if (!text.starts_with(name + '='))
            throw std::runtime_error("expected " + name + "=, got " + text);
        return text.substr(name.size() + 1);
    }

    void signal(int number) const { ::kill(process_, number); }

    /// Waits for its end. @return the exit status, or minus the signal that ended it.
    int wait()
    {
        int status = 0;
        ::waitpid(std::exchange(process_, 0), &status, 0);
        return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
    }

    int end(int number)
    {
        signal(number);
        return wait();
    }

private:
    pid_t process_ = 0;
    int output_ = -1;
};

/// A connection to a program that serves http://.
class plain_connection
{
public:
    explicit plain_connection(const std::string& endpoint)
    {
        // "http://localhost:<port>/v1"
        const std::size_t colon = endpoint.rfind(':');
        unsigned short port = 0;
        std::from_chars(endpoint.data() + colon + 1, endpoint.data() + endpoint.size(), port);
        socket_.connect({boost::asio::ip::address_v4::loopback(), port});
    }

    struct answer
    {
        unsigned status = 0;
        std::string body;
    };

    /// @throws boost::system::system_error if the server goes away.
    answer ask(const std::string& method, const std::string& target, const std::string& body = {})
    {
        // An app has no key; a server of 0.15 would refuse it one.
        const bool by_app = target.starts_with("/v1/account");
        const std::string request =
            method + ' ' + target +
            " HTTP/1.1\r\nHost: localhost\r\nX-Appwrite-Project: emulated-project\r\n" +
            (by_app ? "" : "X-Appwrite-Key: emulated-key\r\n") +
            "Content-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
            body;
        boost::asio::write(socket_, boost::asio::buffer(request));
        const std::size_t head =
            boost::asio::read_until(socket_, boost::asio::dynamic_buffer(read_), "\r\n\r\n");
        answer result;
        std::from_chars(read_.data() + 9, read_.data() + 12, result.status);
        const std::string_view field = "Content-Length: ";
        const std::size_t at = read_.find(field);
        std::size_t size = 0;
        if (at < head)
            std::from_chars(read_.data() + at + field.size(), read_.data() + head, size);
        if (read_.size() < head + size)
            boost::asio::read(socket_, boost::asio::dynamic_buffer(read_),
                boost::asio::transfer_exactly(head + size - read_.size()));
        result.body = read_.substr(head, size);
        read_.erase(0, head + size);
        return result;
    }

private:
    boost::asio::io_context context_;
    boost::asio::ip::tcp::socket socket_{context_};
    std::string read_;
};

#endif
