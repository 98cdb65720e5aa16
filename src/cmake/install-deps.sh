#!/bin/sh
#
# Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
#
# Installs what is missing on Debian 12 (or a relative of it). This is the only list of packages.
#
#     sh src/cmake/install-deps.sh            what the library and the emulator need
#     sh src/cmake/install-deps.sh test       also what the tests and all examples need
#     sh src/cmake/install-deps.sh test ci    also the tools that .ci/run uses
#     sh src/cmake/install-deps.sh bench      also what test/bench measures and measures with
#
# Does not touch the system, and needs no rights, when nothing is missing.
#
set -eu

packages="g++ cmake ninja-build libboost1.81-dev libboost-json1.81-dev libssl-dev libsqlite3-dev libargon2-dev zlib1g-dev"
for set_name in "$@"; do
    case $set_name in
    test) packages="$packages libboost-test1.81-dev libboost-context1.81-dev" ;;
    ci)
        packages="$packages clang clang-format clang-tidy libclang-rt-14-dev ccache git ca-certificates"
        # Other sources of Node bring npm along, and conflict with Debian's.
        command -v npm >/dev/null || packages="$packages nodejs npm"
        ;;
    bench)
        packages="$packages nginx-light wrk libcurl4-openssl-dev libbenchmark-dev valgrind python3 openssl"
        command -v npm >/dev/null || packages="$packages nodejs npm"
        ;;
    *)
        echo "install-deps.sh: unknown set '$set_name' (known: test ci bench)" >&2
        exit 2
        ;;
    esac
done

if ! command -v dpkg-query >/dev/null; then
    echo "install-deps.sh: not a Debian system; have ready: $packages" >&2
    exit 0
fi

missing=""
for package in $packages; do
    status=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$status" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

as_root=""
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
        echo "install-deps.sh: run as root, or install:$missing" >&2
        exit 1
    fi
    as_root="sudo"
fi

# Packages that bring a service (nginx) must not start it: it would listen on all interfaces, and nothing needs it.
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' | $as_root tee "$policy" >/dev/null
    trap '$as_root rm -f "$policy"' EXIT
    $as_root chmod 755 "$policy"
fi

echo "Installing:$missing"
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -qq
# shellcheck disable=SC2086 # words are wanted
$as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null
