#!/bin/sh
#
# Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
#
# The tests and examples with g++ under AddressSanitizer and UndefinedBehaviorSanitizer. Green when the exit
# status is 0.
#
#     sh test/run.sh
#
set -eu
cd "$(dirname "$0")/.."

sh src/cmake/install-deps.sh test
cmake --preset asan
cmake --build --preset asan
ctest --preset asan -j "$(nproc)"

# What the conformance tests covered.
ctest --preset asan -R '^conformance$' -V | grep 'exchanges'
