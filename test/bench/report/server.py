#
# Part of appwrite-asio. Distributed under the Boost Software License, Version 1.0.
#
# The server of the benchmarks, and the clocks of processes.
#
import http.client
import os
import re
import time
import urllib.parse


def cpu_seconds(pid):
    """User and system time of all threads of a running process: the kernel's CPU clock of that process."""
    return time.clock_gettime((~pid << 3) | 2)


def machine_seconds():
    """How many seconds all cores together have been busy since the start of the machine, whoever it was."""
    with open("/proc/stat", encoding="ascii") as stat:
        user, nice, system, _idle, _iowait, irq, softirq, steal = map(int, stat.readline().split()[1:9])
    return (user + nice + system + irq + softirq + steal) / os.sysconf("SC_CLK_TCK")


class Server:
    """What server.sh has started in a folder."""

    def __init__(self, folder):
        self.endpoint = self._line(folder, "endpoint")
        self.ca = os.path.join(folder, "cert.pem")
        self._status = urllib.parse.urlsplit(self._line(folder, "status"))
        self._connection = http.client.HTTPConnection(self._status.netloc)
        master = int(self._line(folder, "nginx.pid"))
        with open(f"/proc/{master}/task/{master}/children", encoding="ascii") as children:
            self._worker = int(children.read().split()[0])

    @staticmethod
    def _line(folder, name):
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            return file.readline().strip()

    def requests(self):
        """How many requests it has had, those that ask for this included."""
        self._connection.request("GET", self._status.path)
        text = self._connection.getresponse().read().decode()
        return int(re.search(r"(\d+) (\d+) (\d+)", text).group(3))

    def cpu_seconds(self):
        return cpu_seconds(self._worker)
