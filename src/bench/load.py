"""Strangers at the server: what a look-up takes while hundreds ask queries that mean harm, and mixed load while releases change.

Prints the median time of a look-up alone and under attack, and fails where the second is more than three times the first. Then
readers, harmful queries and slow clients come for --minutes, with two publishes: every reader has to be answered, and memory and
open files must not grow.
"""

import asyncio
import multiprocessing
import os
import pathlib
import signal
import socket
import statistics
import subprocess
import time
import urllib.parse

import faults
from faults import chance, command, fail, options, publish, work

SECONDS = 1800 if options.long else 60
MOST = 3
HARM = [
    "SELECT DISTINCT ?s ?a ?o ?c { ?s ?p ?o . ?a ?b ?c } OFFSET 100000000 LIMIT 1",
    "SELECT * { ?s ?p ?o . ?a ?b ?c . ?d ?e ?f } OFFSET 1000000000 LIMIT 1",
    'SELECT (REGEX("' + "a" * 3000 + '!", "^(.*.*.*.*.*.*.*.*)*b$") AS ?x) {}',
    "SELECT * { ?s ?p ?o . ?a ?b ?c } ORDER BY ?c LIMIT 1",
    "SELECT (GROUP_CONCAT(?o) AS ?all) { ?s ?p ?o . ?a ?b ?c }",
]
PRODUCT = "SELECT * { ?s ?p ?o . ?a ?b ?c }"
COUNT = "SELECT (COUNT(*) AS ?n) { ?t a <https://w3id.org/trialgraph/ontology#Trial> }"


def query(text):
    return "/sparql?" + urllib.parse.urlencode({"query": text, "format": "csv"})


with socket.socket() as probe:
    probe.bind(("127.0.0.1", 0))
    port = probe.getsockname()[1]
first, second = faults.halves()
golden = faults.HOME / "src" / "test" / "resources" / "golden"
store = work / "store"
publish(store, golden, *first, code=(0, 1))
java = [part for part in command("serve", "--data", store, "--port", port) if not part.startswith("-X")]
server = subprocess.Popen([java[0], "-Xmx1g", "-XX:+UseParallelGC", *java[1:]], stdout=subprocess.DEVNULL)
process = pathlib.Path("/proc") / str(server.pid)
answers = {}


async def get(path, read=True, limit=120):
    """The status of an answer that has come whole, 0 where the connection broke; a 503 has to say when to come again."""
    writer = None
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
        if not read:
            writer.transport.pause_reading()
            await asyncio.sleep(limit)
            return 0
        answer = await asyncio.wait_for(reader.read(-1), limit)
        status = int(answer[9:12]) if answer else 0
        head = answer.split(b"\r\n\r\n", 1)[0].lower()
        whole = b"content-length" in head or answer.endswith(b"0\r\n\r\n")
        if status == 503 and b"retry-after" not in head:
            return -503
        return status if whole else 0
    except (OSError, asyncio.TimeoutError):
        return 0
    finally:
        if writer:
            writer.transport.abort()


async def half_a_request():
    try:
        _, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"GET / HTTP/1.1\r\nHost: loc")
        await asyncio.sleep(40)
        writer.transport.abort()
    except OSError:
        pass


async def again(pause, visit):
    """Comes again and again until it is cancelled."""
    while True:
        await visit()
        await asyncio.sleep(chance.uniform(0.5, 1.5) * pause)


async def times(path, seconds):
    """How long one answer after the other takes, in milliseconds."""
    taken, end = [], time.monotonic() + seconds
    while time.monotonic() < end:
        start = time.monotonic()
        status = await get(path)
        taken.append(1000 * (time.monotonic() - start))
        if status != 200:
            fail(f"{path} is answered with {status}")
        await asyncio.sleep(0.02)
    return taken


def crowd(queries, unfinished, unread):
    """Strangers in a process of their own, which the system serves last, as if they came from elsewhere; terminate() ends it."""

    async def visit():
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        os.nice(10)
        await asyncio.gather(
            *[again(1, lambda: get(query(chance.choice(HARM)))) for _ in range(queries)],
            *[again(1, half_a_request) for _ in range(unfinished)],
            *[again(1, lambda: get(query(PRODUCT), read=False, limit=20)) for _ in range(unread)])

    process = multiprocessing.Process(target=lambda: asyncio.run(visit()), daemon=True)
    process.start()
    return process


async def attacked(path):
    await times(path, 20)
    alone = await times(path, 10)
    strangers = crowd(200, 250, 250)
    await asyncio.sleep(5)
    under = await times(path, 30)
    strangers.terminate()
    ratio = statistics.median(under) / statistics.median(alone)
    print(f"look-up alone {statistics.median(alone):.1f} ms, under attack {statistics.median(under):.1f} ms "
          f"(of 100, 95 within {sorted(under)[int(len(under) * 0.95)]:.0f} ms): {ratio:.1f} times", flush=True)
    if ratio > MOST:
        fail(f"a look-up takes {ratio:.1f} times as long under attack")


def measured():
    """Resident memory in MiB and open files of the server."""
    status = (process / "status").read_text()
    resident = next(int(line.split()[1]) // 1024 for line in status.splitlines() if line.startswith("VmRSS"))
    return resident, len(list((process / "fd").iterdir()))


async def reader(paths):
    path = chance.choice(paths)
    status = await get(path)
    answers[path.split("?")[0], status] = answers.get((path.split("?")[0], status), 0) + 1
    if status not in ((200, 503) if path.startswith(("/sparql", "/dumps")) else (200,)):
        fail(f"{path} is answered with {status}")


async def mixed(paths):
    before = measured()
    tasks = [asyncio.create_task(again(0.2, lambda: reader(paths))) for _ in range(8)]
    strangers = crowd(10, 20, 20)
    seen, start, published = [], time.monotonic(), 0
    while time.monotonic() - start < SECONDS:
        await asyncio.sleep(SECONDS / 60)
        seen.append(measured())
        if published < 2 and time.monotonic() - start > SECONDS * (published + 1) / 3:
            half = second[published::2]
            published += 1
            publisher = await asyncio.create_subprocess_exec(*command("publish", *half, "--data", store),
                                                             stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            await publisher.wait()
        for task in tasks:
            if task.done():
                await task
    strangers.terminate()
    for each in tasks:
        each.cancel()
    await asyncio.sleep(100)
    after = measured()
    print(f"{SECONDS} s of mixed load, {published} publishes: memory {before[0]} MiB before, "
          f"{max(each[0] for each in seen)} at most, {after[0]} after; open files {before[1]}, "
          f"{max(each[1] for each in seen)}, {after[1]}", flush=True)
    print("answers to readers: " + ", ".join(f"{path} {status}: {n}" for (path, status), n in sorted(answers.items())))
    if after[1] > before[1] + 20:
        fail("open files grow")
    if max(each[0] for each in seen[-10:]) > 1.25 * max(each[0] for each in seen[20:40]):
        fail("memory grows")


async def main():
    for _ in range(300):
        if await get("/$/ping") == 200:
            break
        await asyncio.sleep(0.2)
    trial = "/trial/NCT00001962"
    await attacked(trial + ".ttl")
    await mixed([trial + ".html", trial + ".ttl", "/search?q=cancer", "/", "/$/ping", query(COUNT), "/dumps/ctgov.nq.gz"])


try:
    asyncio.run(main())
finally:
    server.terminate()
    server.wait()
faults.done()
