#
# Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
#
# Runs one contender once. Each gives a dictionary: calls, wall_s, cpu_s.
#
import json
import os
import signal
import subprocess
import time

from server import cpu_seconds

OPERATIONS = ("get", "create", "list25", "list100")
LEVELS = (1, 64, 512)
CONNECTIONS = 64


class Failed(Exception):
    """A contender that failed, or that got other answers than it should."""


class Runner:
    def __init__(self, server, programs, node, settings):
        self._server = server
        self._programs = programs
        self._node = node
        self._settings = settings

    def pinned(self, words):
        """The client has a core of its own; server.sh gave the server another one."""
        return ["taskset", "-c", self._settings.client_cpu, *words] if self._settings.client_cpu else list(words)

    def program(self, words, environment=None):
        """Runs a program that prints one line of JSON at its end."""
        done = subprocess.run(words, stdout=subprocess.PIPE, env=environment, check=False, timeout=600)
        if done.returncode != 0:
            raise Failed(f"{os.path.basename(words[0])} ended with status {done.returncode}: {' '.join(words)}")
        return json.loads(done.stdout.splitlines()[-1])

    def program_path(self, name):
        return os.path.join(self._programs, name)

    def _arguments(self, operation, in_flight, warm_up, seconds):
        return ["--endpoint", self._server.endpoint, "--ca", self._server.ca, "--operation", operation,
                "--in-flight", str(in_flight), "--connections", str(min(in_flight, CONNECTIONS)),
                "--warm-up", str(warm_up), "--seconds", str(seconds)]

    def native(self, name, operation, in_flight):
        words = self._arguments(operation, in_flight, self._settings.warm_up, self._settings.seconds)
        return self.program(self.pinned([self.program_path(name), *words]))

    def node(self, operation, in_flight):
        # A slow starter: it compiles its code as it goes.
        words = self._arguments(operation, in_flight, 6 * self._settings.warm_up, self._settings.seconds)
        environment = dict(os.environ, NODE_EXTRA_CA_CERTS=self._server.ca)
        return self.program(self.pinned(["node", os.path.join(self._node, "node.mjs"), *words]), environment)

    def wrk(self, operation, in_flight):
        """wrk measures no CPU time, and counts from its start. So both are read from outside, in the middle of a
        run: its clock from the kernel, its calls from the server."""
        url, script = self._server.endpoint + "/users", []
        if operation == "get":
            url += "/6b04324f000000000001"
        elif operation == "create":
            script = ["-s", os.path.join(os.path.dirname(os.path.abspath(__file__)), "create.lua")]
        else:
            limit = operation.removeprefix("list")
            url += f"?queries%5B0%5D=%7B%22method%22%3A%22limit%22%2C%22values%22%3A%5B{limit}%5D%7D"
        words = ["wrk", "-t1", f"-c{min(in_flight, CONNECTIONS)}", "-d600s",
                 "-H", "X-Appwrite-Project: bench",
                 "-H", "X-Appwrite-Key: standard_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                 "-H", "X-Appwrite-Response-Format: 1.9.0", *script, url]
        with subprocess.Popen(self.pinned(words), stdout=subprocess.PIPE, text=True) as wrk:
            try:
                time.sleep(self._settings.warm_up)
                before = self._sample(wrk.pid)
                time.sleep(self._settings.seconds)
                after = self._sample(wrk.pid)
            finally:
                wrk.send_signal(signal.SIGINT)
                said = wrk.communicate()[0]
        if "Non-2xx" in said or "Socket errors" in said or "requests in" not in said:
            raise Failed("wrk got other answers than it should:\n" + said)
        calls, wall, cpu = (b - a for a, b in zip(before, after))
        return {"calls": calls, "wall_s": wall, "cpu_s": cpu}

    def _sample(self, pid):
        return self._server.requests(), time.monotonic(), cpu_seconds(pid)

    def run(self, contender, operation, in_flight):
        if contender == "wrk":
            return self.wrk(operation, in_flight)
        if contender == "node":
            return self.node(operation, in_flight)
        return self.native(contender, operation, in_flight)


def contenders_at(in_flight):
    """In the order in which they take their turns. More calls than connections mean nothing to wrk."""
    return {1: ("sdk", "curl_multi", "curl_easy", "wrk", "node"),
            64: ("sdk", "curl_multi", "wrk", "node")}.get(in_flight, ("sdk", "curl_multi", "node"))
