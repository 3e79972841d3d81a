"""Processes and what they take, for peers.py: wall-clock time, processor time of all threads and children, most resident memory."""

import http.client
import os
import pathlib
import signal
import socket
import subprocess
import time

TICK = os.sysconf("SC_CLK_TCK")
PROCESSES = "/proc"


class Failed(Exception):
    """A process ended as it should not, or an order was not carried out; the message is one line."""


def once(command, log, out=subprocess.DEVNULL, folder=None, codes=(0,)):
    """Runs a command to its end: seconds, seconds of processor time with those of its children, most megabytes of one process."""
    start = time.monotonic()
    with open(log, "ab") as errors:
        process = subprocess.Popen([str(word) for word in command], stdin=subprocess.DEVNULL, stdout=out, stderr=errors, cwd=folder)
    try:
        _, status, used = os.wait4(process.pid, 0)
    except BaseException:
        process.kill()
        raise
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in codes:
        raise Failed(f"{pathlib.Path(command[0]).name} {' '.join(map(str, command[-3:]))}: exit code {process.returncode}, "
                     f"{last_line(log)}")
    return time.monotonic() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def last_line(log):
    lines = pathlib.Path(log).read_text(errors="replace").split("\n")
    return next((line.strip()[:200] for line in reversed(lines) if line.strip()), "nothing was said")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Running:
    """A process that stays until close()."""

    def __init__(self, command, log, one_core=False, folder=None, out=subprocess.PIPE):
        self.log = log
        self.started = time.monotonic()
        with open(log, "ab") as errors:
            self.process = subprocess.Popen(
                [str(word) for word in command], stdin=subprocess.PIPE, stdout=out, stderr=errors, text=True, cwd=folder,
                preexec_fn=(lambda: os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})) if one_core else None)

    def cpu(self):
        """Seconds of processor time so far, to a hundredth."""
        fields = pathlib.Path(PROCESSES, str(self.process.pid), "stat").read_text().rpartition(")")[2].split()
        return sum(map(int, fields[11:15])) / TICK

    def memory(self):
        """The most megabytes that were resident so far."""
        for line in pathlib.Path(PROCESSES, str(self.process.pid), "status").read_text().splitlines():
            if line.startswith("VmHWM"):
                return int(line.split()[1]) / 1024
        return 0

    def close(self):
        self.process.stdin.close()
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        if self.process.stdout:
            self.process.stdout.close()


class Worker(Running):
    """A program that takes orders (peers/Orders.java, peers/orders.js)."""

    def ask(self, *words):
        """The figures of the answer, seconds, and seconds of processor time."""
        before, start = self.cpu(), time.monotonic()
        try:
            self.process.stdin.write("\t".join(map(str, words)) + "\n")
            self.process.stdin.flush()
        except BrokenPipeError:
            pass
        answer = self.process.stdout.readline().strip()
        taken = time.monotonic() - start
        if not answer:
            raise Failed(f"{words[0]}: the process ended, {last_line(self.log)}")
        if answer.startswith("failed"):
            raise Failed(f"{words[0]}: {answer[:200]}")
        return [float(figure) for figure in answer.split()], taken, self.cpu() - before


class Server(Running):
    """A server on a port of this machine; it is there when /$/ping is answered."""

    def __init__(self, command, port, log):
        super().__init__(command, log, out=subprocess.DEVNULL)
        self.port = port
        while time.monotonic() - self.started < 300:
            if self.process.poll() is not None:
                raise Failed(f"the server ended, {last_line(log)}")
            try:
                self.get("/$/ping")
                break
            except OSError:
                time.sleep(0.05)
        self.ready = time.monotonic() - self.started

    def get(self, path):
        """Seconds until an answer has come whole."""
        start = time.monotonic()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            answer.read()
        finally:
            connection.close()
        if answer.status != 200:
            raise Failed(f"{path[:80]}: status {answer.status}")
        return time.monotonic() - start
