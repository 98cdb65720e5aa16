#!/bin/sh
#
# Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
#
# Builds and runs the projects of this folder as a user of the library would.
#
#     sh test/consumer/run.sh                  all of: static shared header_only add_subdirectory
#     sh test/consumer/run.sh header_only      one of them
#
set -eu
cd "$(dirname "$0")/../.."
work=build/consumer
unset APPWRITE_ENDPOINT APPWRITE_PROJECT_ID APPWRITE_API_KEY
if command -v ccache >/dev/null; then
    export CMAKE_CXX_COMPILER_LAUNCHER="${CMAKE_CXX_COMPILER_LAUNCHER:-ccache}"
fi

# Installs the library below $work/<static|shared>/prefix.
install_library()
{
    shared=OFF
    [ "$1" = static ] || shared=ON
    cmake -S . -B "$work/$1/library" -G Ninja -DCMAKE_BUILD_TYPE=Release -DBUILD_SHARED_LIBS=$shared \
        -DAPPWRITE_TESTS=OFF -DAPPWRITE_EXAMPLES=OFF -DAPPWRITE_TESTING=ON \
        -DCMAKE_INSTALL_PREFIX="$PWD/$work/$1/prefix"
    cmake --build "$work/$1/library"
    rm -rf "$work/$1/prefix"
    cmake --install "$work/$1/library" >/dev/null
}

# consume <project> <build folder> [CMake argument]
consume()
{
    project=$1
    build=$2
    shift 2
    cmake -S "test/consumer/$project" -B "$build" -G Ninja "$@"
    cmake --build "$build"
    "$build/consumer"
}

run()
{
    case $1 in
    static | shared)
        install_library "$1"
        consume find_package "$work/$1/consumer" "-DCMAKE_PREFIX_PATH=$PWD/$work/$1/prefix"
        ;;
    header_only)
        install_library static
        consume header_only "$work/header_only" "-DCMAKE_PREFIX_PATH=$PWD/$work/static/prefix"
        ;;
    add_subdirectory)
        consume add_subdirectory "$work/add_subdirectory"
        ;;
    *)
        echo "unknown consumer: $1" >&2
        return 2
        ;;
    esac
    echo "consumer $1: works"
}

[ $# -gt 0 ] || set -- static shared header_only add_subdirectory
for kind in "$@"; do
    run "$kind"
done
