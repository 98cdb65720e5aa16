#!/bin/sh
#
# Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
#
# From nothing to five calls: installs what is missing (Debian 12), builds example/01_quickstart.cpp and runs it.
# Without APPWRITE_ENDPOINT, APPWRITE_PROJECT_ID and APPWRITE_API_KEY it talks to an emulator inside the program,
# with them to that server. Ends with the program's own exit status.
#
#     sh example/quickstart.sh
#
set -eu
cd "$(dirname "$0")/.."

sh src/cmake/install-deps.sh
cmake -S . -B build/quickstart -G Ninja -DCMAKE_BUILD_TYPE=Release -DAPPWRITE_TESTS=OFF -DAPPWRITE_INSTALL=OFF
cmake --build build/quickstart --target 01_quickstart
exec build/quickstart/example/01_quickstart
