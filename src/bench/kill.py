"""SIGKILL at random moments of a first publish, an incremental one, mesh import and fetch: nothing is lost, nothing is half there."""

import shutil
import signal
import subprocess
import time
import urllib.parse

import faults
from faults import chance, command, export, fail, options, publish, run, same, work

ROUNDS = 200 if options.long else 4


def cut_off(limit, *arguments):
    """Starts a command and kills it at a random moment within so many seconds; tells whether it had not ended by then."""
    process = subprocess.Popen(command(*arguments), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(chance.uniform(0.1, limit))
    process.send_signal(signal.SIGKILL)
    return process.wait() == -signal.SIGKILL


def timed(work_to_time):
    start = time.monotonic()
    work_to_time()
    return time.monotonic() - start


def published(first, second):
    """Kills publishes; after each the store says what it said before, or what it would say had the run ended."""
    before, after, store = work / "before", work / "after", work / "store"
    for left in (before, after, store):
        shutil.rmtree(left, ignore_errors=True)
    seconds = timed(lambda: publish(before, *first))
    shutil.copytree(before, after, symlinks=True)
    publish(after, *second)
    states = [export(before), export(after)]
    shutil.copytree(before, store, symlinks=True)
    killed = 0
    for round_ in range(ROUNDS):
        if options.long and round_ % 4 == 3:  # a first publish
            fresh = work / "fresh"
            shutil.rmtree(fresh, ignore_errors=True)
            killed += cut_off(seconds, "publish", *first, "--data", fresh)
            publish(fresh, *first)
            same(export(fresh), states[0], "a first publish, cut off and repeated")
            continue
        killed += cut_off(seconds, "publish", *second, "--data", store)
        if options.long or round_ == ROUNDS - 1:
            found = export(store)
            if found not in states:
                fail("a publish that was cut off left a store that no documents give")
            if found == states[1]:
                shutil.rmtree(store)
                shutil.copytree(before, store, symlinks=True)
    if options.long:
        run("publish", "--rebuild", "--data", store)
        if export(store) not in states:
            fail("what a publish that was cut off left was taken in by the next")
    publish(store, *second)
    same(export(store), states[1], "publishes that were cut off, then one that was not")
    print(f"publish: {killed} of {ROUNDS} killed before their end")


def imported():
    """Kills imports of MeSH: the index in place is the old one or the new one."""
    data = work / "mesh"
    old, new = faults.mesh_file("mesh2023.nt", 2_000), faults.mesh_file("mesh2024.nt", 8_000)
    run("mesh", "import", old, "--data", data)
    index = data / "mesh.index"
    before = index.read_bytes()
    seconds = timed(lambda: run("mesh", "import", new, "--replace", "--data", data))
    after = index.read_bytes()
    killed = 0
    for _ in range(ROUNDS // 2):
        index.write_bytes(before)
        killed += cut_off(seconds, "mesh", "import", new, "--replace", "--data", data)
        if index.read_bytes() not in (before, after):
            fail("an index of MeSH that is neither the old nor the new one")
    run("mesh", "import", new, "--replace", "--data", data)
    if index.read_bytes() != after or [file.name for file in data.iterdir()] != ["mesh.index"]:
        fail("an import that was cut off left something behind")
    print(f"mesh import: {killed} of {ROUNDS // 2} killed before their end")


class Registry(faults.Registry):
    """Answers as the interface of ClinicalTrials.gov does: three pages, each of one study."""

    def document(self, path):
        asked = urllib.parse.parse_qs(urllib.parse.urlparse(path).query)
        page = int(asked.get("pageToken", ["1"])[0])
        answer = {"studies": [{"protocolSection": {"identificationModule": {"nctId": f"NCT0000000{page}"}}}]}
        return {**answer, "nextPageToken": str(page + 1)} if page < 3 else answer


def fetched():
    """Kills fetches: each document is whole, and the same command goes on to the same documents."""
    address, server = faults.serve(Registry)

    def arguments(into):
        return "fetch", "ctgov", "--query", "anemia", "--into", into, "--delay", "50", "--endpoint", address

    def documents(into):
        return {file.name: file.read_bytes() for file in into.iterdir() if file.suffix == ".json" and file.name[0] != "."}

    seconds = timed(lambda: run(*arguments(work / "whole")))
    whole = documents(work / "whole")
    killed = 0
    for round_ in range(ROUNDS // 2):
        into = work / "fetched"
        shutil.rmtree(into, ignore_errors=True)
        killed += cut_off(seconds, *arguments(into))
        if into.exists() and not documents(into).items() <= whole.items():
            fail("a document that was fetched in part")
        if options.long or round_ == 0:
            run(*arguments(into))
            if documents(into) != whole or any(file.name.endswith(".part") for file in into.iterdir()):
                fail("a fetch that was cut off did not go on to its end")
    server.shutdown()
    print(f"fetch: {killed} of {ROUNDS // 2} killed before their end")


published(*faults.halves())
published(faults.EXAMPLES[:-1], faults.EXAMPLES[-1:])  # so little is new that the release is made from the one before
imported()
fetched()
run("query", faults.HOME / "queries" / "trials-by-registry-and-status.rq", "--data", work / "store")
left = [file.name for file in faults.temporary.iterdir() if file.name.startswith("trialgraph-")]
if left:
    fail(f"the temporary folder still holds {left}")
faults.done()
