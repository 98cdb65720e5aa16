#!/bin/sh
#
# Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
#
# Runs the official Node clients against appwrite-emulator, over HTTPS. Ends with exit status 77 (CTest: skipped)
# where there is no npm.
#
#     sh test/official/run.sh <appwrite-emulator> <folder for what npm installs> v1_9|v0_15
#
set -eu
emulator=$1
work=$2/$3
sources=$(cd "$(dirname "$0")" && pwd)

if ! command -v npm >/dev/null || ! command -v node >/dev/null; then
    echo "skipped: node and npm are needed for the official clients (sh src/cmake/install-deps.sh ci)"
    exit 77
fi
case $3 in
v1_9) version=1.9.0 ;;
v0_15) version=0.15.3 ;;
*)
    echo "run.sh: unknown client '$3' (known: v1_9 v0_15)" >&2
    exit 2
    ;;
esac

# What is pinned in package-lock.json; installed once, and again when that changes.
mkdir -p "$work"
cp "$sources/support.mjs" "$work/.."
cp "$sources/$3/users.test.mjs" "$work"
if ! cmp -s "$sources/$3/package-lock.json" "$work/installed-lock.json"; then
    cp "$sources/$3/package.json" "$sources/$3/package-lock.json" "$work"
    (cd "$work" && npm ci --no-audit --no-fund --loglevel=error)
    cp "$sources/$3/package-lock.json" "$work/installed-lock.json"
fi

announced=$work/announced
rm -f "$announced"
mkfifo "$announced"
"$emulator" --server-version $version --project official --key secret --key reader:users.read >"$announced" &
pid=$!
trap 'kill $pid 2>/dev/null || true; wait $pid || true; rm -f "$announced"' EXIT
{
    read -r endpoint
    read -r ca_file
} <"$announced"

export EMULATOR_ENDPOINT="${endpoint#endpoint=}" EMULATOR_PROJECT=official EMULATOR_KEY=secret EMULATOR_READ_ONLY_KEY=reader
export NODE_EXTRA_CA_CERTS="${ca_file#ca_file=}"
cd "$work"
node --test users.test.mjs
