#
# Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
#
# Runs all benchmarks against a server that server.sh has started, prints the table, and writes JSON. run.sh calls it.
#
import argparse
import json
import os
import platform
import subprocess
import sys
import time

import bars
import contenders
from server import Server, machine_seconds


def parse_arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--server", required=True, help="the folder of server.sh")
    parser.add_argument("--programs", required=True, help="the folder with the benchmark programs")
    parser.add_argument("--node", required=True, help="the folder with node.mjs and node-appwrite")
    parser.add_argument("--out", required=True, help="the JSON file to write")
    parser.add_argument("--client-cpu", default="", help="the core that clients are pinned to")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=0.8, help="of each measurement")
    parser.add_argument("--warm-up", type=float, default=0.3, help="seconds before each measurement")
    parser.add_argument("--waiting", type=int, default=100_000, help="calls that wait for a connection")
    parser.add_argument("--users", type=int, default=100_000, help="users to walk over with and without prefetch")
    return parser.parse_args()


def first_line(*words):
    try:
        return subprocess.run(words, capture_output=True, text=True, check=False).stdout.splitlines()[0].strip()
    except (OSError, IndexError):
        return "?"


def package(name):
    return first_line("dpkg-query", "-W", "-f", "${Version}\n", name)


def machine():
    with open("/proc/cpuinfo", encoding="ascii") as info:
        cpu = next((line.split(":")[1].strip() for line in info if line.startswith("model name")), "?")
    return {
        "cpu": cpu,
        "cores": os.cpu_count(),
        "system": f"{platform.freedesktop_os_release()['PRETTY_NAME']}, Linux {platform.release().split('-')[0]}",
        "compiler": first_line("g++", "--version"),
        "boost": package("libboost-json1.81-dev"),
        "openssl": package("libssl3"),
        "nginx": package("nginx"),
        "libcurl": package("libcurl4"),
        "wrk": package("wrk"),
        "node": first_line("node", "--version"),
        "node_appwrite": node_appwrite_version(),
        "revision": first_line("git", "describe", "--always", "--dirty"),
    }


def node_appwrite_version():
    file_name = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "node", "package.json")
    with open(file_name, encoding="utf-8") as file:
        return json.load(file)["dependencies"]["node-appwrite"]


def compare(runner, rounds):
    """All contenders take their turns in each cell; returns a list of samples."""
    samples = []
    for number in range(rounds):
        for operation in contenders.OPERATIONS:
            for level in contenders.LEVELS:
                for contender in contenders.contenders_at(level):
                    # Its figure is far away from every bar: no need to know it as well as the others.
                    if contender == "node" and number >= max(1, rounds // 2):
                        continue
                    sample = runner.run(contender, operation, level)
                    sample.update(contender=contender, operation=operation, in_flight=level, round=number)
                    samples.append(sample)
        print(f"round {number + 1} of {rounds}: load {os.getloadavg()[0]:.1f}", file=sys.stderr)
    return samples


def scaling(runner, server, settings):
    """One thread, then two, with what the server and the client took of the machine meanwhile."""
    samples = []
    for number in range(settings.rounds):
        for operation in ("get", "list100"):
            for layout, threads in (("contexts", 1), ("contexts", 2), ("pool", 2)):
                words = [runner.program_path("scaling"), "--endpoint", server.endpoint, "--ca", server.ca,
                         "--operation", operation, "--in-flight", "32", "--layout", layout, "--threads", str(threads),
                         "--warm-up", str(settings.warm_up), "--seconds", str(settings.seconds)]
                server_before, all_before, begun = server.cpu_seconds(), machine_seconds(), time.monotonic()
                sample = runner.program(words)
                # Of the whole run, so a little less than during the measurement.
                lasted = time.monotonic() - begun
                sample["server_share"] = (server.cpu_seconds() - server_before) / lasted
                sample["machine_share"] = (machine_seconds() - all_before) / lasted
                sample["client_share"] = sample["cpu_s"] / sample["wall_s"]
                sample["round"] = number
                samples.append(sample)
    return samples


def main():
    settings = parse_arguments()
    server = Server(settings.server)
    runner = contenders.Runner(server, settings.programs, settings.node, settings)
    results = {"machine": machine(), "load_before": os.getloadavg()[0], "rounds": settings.rounds,
               "seconds": settings.seconds}
    print("comparing", file=sys.stderr)
    results["samples"] = compare(runner, settings.rounds)
    print("scaling", file=sys.stderr)
    results["scaling"] = scaling(runner, server, settings)
    print("memory", file=sys.stderr)
    results["memory"] = runner.program([runner.program_path("memory"), "--endpoint", server.endpoint, "--ca", server.ca,
                                        "--waiting", str(settings.waiting)])
    print("prefetch", file=sys.stderr)
    results["prefetch"] = runner.program([runner.program_path("prefetch"), "--users", str(settings.users)])
    results["load_after"] = os.getloadavg()[0]
    with open(settings.out, "w", encoding="utf-8") as out:
        json.dump(results, out, indent=1)
    bars.print_all(results)


if __name__ == "__main__":
    try:
        main()
    except contenders.Failed as failed:
        sys.exit(f"failed: {failed}")
