"""The program beside its peers on this machine, in one run: mapping, loading, updates, queries, serving, and how each grows.

Peers: reading tokens with Jackson and writing the same statements with Jena's writer (the floor of mapping), CARML and RocketRML with a
mapping of fewer fields, the bulk loaders and commands of Jena, a Fuseki as it comes over the same store, RDF4J, Oxigraph. What Maven or
npm cannot get is named and left out. What is compared takes turns; seconds of processor time (user and system, all threads and children)
stand beside those of the clock, the least first and then the median. On a machine with other work believe the least, and ratios of
processor time. Made for a quarter of an hour on a quiet machine; the program is ./trialgraph, with JAVA_OPTS.
"""

import argparse
import contextlib
import datetime
import gzip
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.parse

from figures import Row, answers, left_out, or_without, printed, rows, sizes, tell
from measured import Failed, Server, Worker, free_port, once

HOME = pathlib.Path(__file__).resolve().parents[2]
HERE = HOME / "src" / "bench" / "peers"
CLASS_PATH = HOME / "target" / "trialgraph.jar"
MEMORY = ["-Xmx3g", "-XX:+UseParallelGC"]
CLIENTS = 16
WARM_TURNS = 3
AGGREGATE = "trials-by-registry-and-status"
# Plain SPARQL that finds something in generated studies: no SERVICE, no search of texts or places, which each store has in its own way.
QUERIES = [AGGREGATE, "active-trials-of-sponsors", "anaemia-by-mesh-tree", "condition-links", "eligible-by-age-and-sex", "phases",
           "primary-outcomes", "sites-per-country", "sponsors-by-class", "trials-by-number-of-sites", "trials-by-outcome",
           "trials-started-in-a-period"]

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("--quick", action="store_true", help="1,000 studies only, some minutes")
parser.add_argument("--long", action="store_true", help="5,000 studies beside the peers, growth up to 100,000, hours")
parser.add_argument("--json", metavar="FILE", type=pathlib.Path, help="write all figures there too")
parser.add_argument("--mesh", metavar="INDEX", type=pathlib.Path, help="also map with this index of MeSH")
parser.add_argument("--only", metavar="PART", nargs="+", choices=["mapping", "loading", "queries", "serving", "growth"],
                    default=["mapping", "loading", "queries", "serving", "growth"], help="only these parts")
options = parser.parse_args()
STUDIES, SIZES, ROUNDS, WARM, WINDOW = (
    (1_000, [1_000], 2, 10, 2) if options.quick else
    (5_000, [1_000, 10_000, 100_000], 3, 60, 10) if options.long else
    (2_000, [1_000, 10_000], 2, 25, 5))

(HOME / "target").mkdir(exist_ok=True)
work = pathlib.Path(tempfile.mkdtemp(prefix="peers-", dir=HOME / "target"))
kept = HOME / "target" / "peers"
log = work / "log"


def java(*arguments, path=CLASS_PATH, memory=MEMORY):
    return [os.path.join(os.environ["JAVA_HOME"], "bin", "java") if "JAVA_HOME" in os.environ else "java",
            *memory, "-cp", str(path), *arguments]


def own(*arguments):
    return [HOME / "trialgraph", *arguments]


def compiled(name, path):
    """Compiles a class of peers/ and Orders; the class path to run it with."""
    into = work / "classes" / name
    once(["javac", "-nowarn", "-d", into, "-cp", path, HERE / "Orders.java", HERE / f"{name}.java"], log)
    return f"{into}{os.pathsep}{path}"


def from_maven(profile):
    """The class path of a peer; it is asked for once."""
    file = kept / f"{profile}.classpath"
    if not file.exists() or file.stat().st_mtime < (HERE / "pom.xml").stat().st_mtime:
        once(["mvn", "-q", "-B", "-f", HERE / "pom.xml", "-P", profile, "dependency:build-classpath", f"-Dmdep.outputFile={file}"],
             log, out=subprocess.DEVNULL)
    return file.read_text().strip()


def from_npm(script):
    """The command that runs a script beside the packages of package.json, which are fetched once."""
    if not (kept / "node_modules").exists() or (kept / "package.json").read_bytes() != (HERE / "package.json").read_bytes():
        shutil.copy(HERE / "package.json", kept)
        once(["npm", "install", "--omit=optional", "--ignore-scripts", "--no-audit", "--no-fund"], log, folder=kept)
    for file in (script, "orders.js"):
        shutil.copy(HERE / file, kept)
    return ["node", "--max-old-space-size=3072", kept / script]


def generate(number):
    place = work / f"{number}" / "studies.jsonl"
    if not place.exists():
        place.parent.mkdir()
        once(own("bench", "--studies", number, "--generate", place), log)
    return place


def change(place, turn):
    """Gives one study of a hundred another title, status and day of update, others each turn."""
    changed = place.with_suffix(".new")
    with open(place) as old, open(changed, "w") as new:
        for number, line in enumerate(old):
            if number % 100 == turn:
                study = json.loads(line)
                said = study["protocolSection"]
                said["identificationModule"]["briefTitle"] += f", amended {turn + 1}"
                said["statusModule"]["overallStatus"] = "WITHDRAWN"
                said["statusModule"]["lastUpdatePostDateStruct"]["date"] = f"2025-02-{turn + 1:02}"
                line = json.dumps(study, separators=(",", ":")) + "\n"
            new.write(line)
    changed.replace(place)


def size(folder):
    """Megabytes on the disk."""
    return sum(file.stat().st_blocks * 512 for file in folder.rglob("*") if file.is_file() and not file.is_symlink()) / 1e6


def distinct(file):
    with open(file, "rb") as lines:
        return len({hash(line) for line in lines})


def in_turns(rounds, *works):
    """Does works one after the other, and again; one that fails is left out from there on."""
    works = list(works)
    for turn in range(rounds):
        for each in list(works):
            name, what = each
            tell(f"{name}, {turn + 1} of {rounds}")
            try:
                what()
            except (Failed, OSError) as failure:
                left_out.append(f"{name}: {failure}")
                tell(f"left out: {name}: {failure}")
                works.remove(each)


def mapping():
    """Studies to statements: warm, each in a process that stays, and cold, a whole process each time."""
    studies = generate(STUDIES)
    quads = work / "own.nq"
    once(own("convert", studies, "-o", quads), log)
    (work / "rml").mkdir()
    (work / "rml" / "studies.json").write_text("[" + ",\n".join(studies.read_text().splitlines()) + "]")
    orders = {}
    with contextlib.ExitStack() as stack:
        path = compiled("Mapping", CLASS_PATH)

        def warm(name, command, order, one_core=False, prepare=None, out=None):
            worker = Worker(command, log, one_core)
            stack.callback(worker.close)
            if prepare:
                worker.ask(*prepare)
            row = Row("mapping", name)
            tell(f"{name}: warming up")
            begun = worker.cpu()
            while worker.cpu() - begun < WARM:
                worker.ask(*order)
            row.count = distinct(out)
            orders[name] = row, lambda: row.add(*worker.ask(*order)[1:], worker.memory())
            return row

        floor = warm("floor: tokens and Jena's writer, one core", java("Mapping", path=path),
                     ("floor", studies, work / "floor.nq"), True, ("keep", quads), work / "floor.nq")
        one = warm("convert, warm, one core", java("Mapping", path=path), ("convert", studies, work / "one.nq"), True, None,
                   work / "one.nq")
        both = warm("convert, warm, all cores", java("Mapping", path=path), ("convert", studies, work / "all.nq"), False, None,
                    work / "all.nq")
        whole = None
        if options.mesh:
            whole = warm(f"convert, warm, one core, {options.mesh.name}", java("Mapping", path=path),
                         ("convert", studies, work / "whole.nq", "--mesh", options.mesh), True, None, work / "whole.nq")
        for name, command in (("CARML", lambda: java("CarmlMapping", path=compiled("CarmlMapping", from_maven("carml")))),
                              ("RocketRML", lambda: from_npm("rocketrml.js"))):
            with or_without(name):
                out = work / f"{name}.nt"
                warm(f"{name}, warm, fewer fields", command(), ("map", HERE / "mapping.ttl", work / "rml", out), False, None, out)
        in_turns(ROUNDS, *((name, what) for name, (_, what) in orders.items()))
    cold = Row("mapping", "convert, cold, whole process")
    in_turns(ROUNDS, (cold.work, lambda: cold.add(*once(own("convert", studies), log))))
    one.beside(floor, speed=True, wanted="≥ 0.5")
    if whole:
        whole.beside(floor, speed=True, wanted="≥ 0.35")
    both.beside(one, by="wall", speed=True, wanted="≥ 1.7")
    cold.count = one.count
    cold.beside(both, by="wall")
    for row in [row for row in rows if "fewer" in row.work]:
        row.beside(both, each=True)


def release(studies, place):
    """Publishes studies and exports the release; the file of statements."""
    once(own("publish", studies, "--data", place), log)
    once(own("export", "--data", place, "--to", work / "export"), log)
    quads = work / "release.nq"
    with gzip.open(work / "export" / "trialgraph.nq.gz", "rb") as packed, open(quads, "wb") as plain:
        shutil.copyfileobj(packed, plain, 1 << 20)
    return quads


def loading(studies, quads):
    """From nothing to a store that answers: ours from the studies, the others from the statements of our release."""
    statements = sum(1 for _ in open(quads, "rb"))
    places = iter(range(1_000))
    works, publish = [], Row("loading", "publish from nothing, mapping and all")

    def ours():
        place = work / f"loaded-{next(places)}"
        publish.add(*once(own("publish", studies, "--data", place), log))
        publish.disk = size(place)
        shutil.rmtree(place)

    works.append((publish.work, ours))
    publish.count = statements

    def loader(name):
        row = Row("loading", f"Jena, tdb2.tdbloader --loader={name}")
        row.count = statements

        def load():
            place = work / f"loaded-{next(places)}"
            row.add(*once(java("tdb2.tdbloader", f"--loader={name}", "--loc", place, quads), log))
            row.disk = size(place)
            shutil.rmtree(place)

        works.append((row.work, load))
        return row

    parallel = loader("parallel")
    loader("phased")
    loader("sequential")

    def store(name, command, on_disk):
        row = Row("loading", name)
        row.count = statements

        def load():
            place = work / f"loaded-{next(places)}"
            worker = Worker(command(place), log)
            try:
                (loaded,), _, _ = worker.ask("load", quads)
                if loaded != statements:
                    raise Failed(f"{loaded:.0f} statements instead of {statements}")
                row.add(time.monotonic() - worker.started, worker.cpu(), worker.memory())
            finally:
                worker.close()
            if on_disk:
                row.disk = size(place)
                shutil.rmtree(place)

        works.append((name, load))

    for name, command, on_disk in stores():
        store(name, command, on_disk)
    in_turns(ROUNDS, *works)
    publish.beside(parallel, by="wall")
    publish.beside(parallel)


def stores():
    """The stores of others that can be had: name, command for a folder, and whether they use it."""
    found = []
    with or_without("RDF4J"):
        path = compiled("Rdf4jStore", from_maven("rdf4j"))
        found.append(("RDF4J, native store", lambda place: java("Rdf4jStore", place, path=path), True))
        found.append(("RDF4J, memory store", lambda place: java("Rdf4jStore", path=path), False))
    with or_without("Oxigraph"):
        command = from_npm("oxigraph.js")
        found.append(("Oxigraph, WebAssembly, in memory", lambda place: command, False))
    return found


def text(name):
    return (HOME / "queries" / f"{name}.rq").read_text()


def unasked(name, number):
    """A query with the same answer that no cache has seen."""
    return f"{text(name)}\nVALUES ?never_asked_{number} {{ {number} }}\n"


def path_of(query, of="/sparql"):
    return of + "?" + urllib.parse.urlencode({"query": query, "format": "csv"})


def ours_served(stack, data):
    port = free_port()
    server = Server(own("serve", "--data", data, "--port", port), port, log)
    stack.callback(server.close)
    return server


def copied(data):
    """A copy of the store of a release for others, since TDB2 locks a folder for one process."""
    copy = work / "copy"
    if not copy.exists():
        subprocess.run(["cp", "-rL", "--sparse=always", data / "current" / "store", copy], check=True)
    return copy


def bare_fuseki(stack, data):
    port, copy = free_port(), copied(data)
    server = Server(java("BareFuseki", str(port), copy, path=compiled("BareFuseki", CLASS_PATH)), port, log)
    stack.callback(server.close)
    return server


def queries(data, quads):
    """Shipped queries that were not asked before: ours and a bare Fuseki over HTTP, the others inside their process."""
    file = work / "query.rq"
    numbers = iter(range(1, 1_000_000))
    with contextlib.ExitStack() as stack:
        asked = []
        served = ours_served(stack, data)
        asked.append(("serve", lambda query: served.get(path_of(query))))
        with or_without("a bare Fuseki"):
            fuseki = bare_fuseki(stack, data)
            asked.append(("Fuseki as it comes", lambda query: fuseki.get(path_of(query))))

        def asking(worker):
            def ask(query):
                file.write_text(query)
                return worker.ask("query", file)[1]
            return ask

        for name, command, _ in stores():
            with or_without(name):
                worker = Worker(command(work / "queried"), log)
                stack.callback(worker.close)
                tell(f"{name}: loading")
                worker.ask("load", quads)
                asked.append((name, asking(worker)))
        answers.update((name, {query: [] for query in QUERIES}) for name, _ in asked)
        for turn in range(ROUNDS + WARM_TURNS):
            tell(f"{len(QUERIES)} queries, {turn + 1} of {ROUNDS + WARM_TURNS}")
            for query in QUERIES:
                for name, ask in asked:
                    with or_without(f"{query}, {name}, once"):
                        taken = ask(unasked(query, next(numbers)))
                        if turn >= WARM_TURNS:
                            answers[name][query].append(taken)
    command_line(data)


def command_line(data):
    ours, theirs = Row("queries", f"query {AGGREGATE}, whole process"), Row("queries", "Jena, tdb2.tdbquery, whole process")
    copy = copied(data)
    ours_said, theirs_said = work / "answer.csv", work / "answer-of-jena.csv"

    def run(row, command, place):
        with open(place, "wb") as out:
            row.add(*once(command, log, out=out))

    in_turns(
        ROUNDS + 1,
        (ours.work, lambda: run(ours, own("query", AGGREGATE, "--data", data, "--results", "csv"), ours_said)),
        (theirs.work, lambda: run(theirs, java("tdb2.tdbquery", "--set", "tdb2:unionDefaultGraph=true", "--loc", copy, "--results", "csv",
                                               "--query", HOME / "queries" / f"{AGGREGATE}.rq", memory=[]), theirs_said)))
    if ours_said.read_text().split() != theirs_said.read_text().split():
        left_out.append("tdb2.tdbquery gave another answer")
    ours.beside(theirs, by="wall", wanted="≤ 1.2")
    ours.beside(theirs)


def serving(data):
    """Pages and look-ups at 16 clients, in turns, and an aggregate asked again."""
    numbers = [f"NCT{5_000_000 + number:08}" for number in range(STUDIES)]
    lists = work / "paths"
    lists.mkdir(exist_ok=True)
    asked_before = iter(range(1_000_000))

    def look_ups():
        """Never asked before: no cache answers."""
        place = lists / "look-ups"
        turn = next(asked_before)
        place.write_text("\n".join(path_of(
            f"SELECT ?p ?o {{ <https://w3id.org/trialgraph/trial/{number}> ?p ?o }} LIMIT {1_000 + turn * 100 + repeated}")
            for repeated in range(100) for number in numbers[:1_000]))
        return place

    def pages(turn, of):
        place = lists / f"pages-{turn}"
        place.write_text("\n".join(f"/trial/{number}.html" for number in numbers[turn::of]))
        return place

    aggregate = lists / "aggregate"
    aggregate.write_text(path_of(text(AGGREGATE)))
    with contextlib.ExitStack() as stack:
        clients = Worker(java("Clients", path=compiled("Clients", CLASS_PATH), memory=["-Xmx1g", "-XX:+UseSerialGC"]), log)
        stack.callback(clients.close)
        server = ours_served(stack, data)
        start = Row("serving", "serve, from start to first answer")
        start.add(server.ready, server.cpu())
        first, second = Row("serving", "first page after start"), Row("serving", "the same page again")
        for row in (first, second):
            before = server.cpu()
            row.add(server.get("/"), server.cpu() - before)
        second.beside(first, by="wall")
        fuseki = None
        with or_without("a bare Fuseki"):
            fuseki = bare_fuseki(stack, data)

        def window(row, of, paths, seconds=WINDOW, number=CLIENTS):
            before = of.cpu()
            (requests, failed, status, took, *_), _, _ = clients.ask("ask", of.port, number, seconds, paths)
            if failed:
                left_out.append(f"{row.work if row else 'warming up'}: {failed:.0f} of {requests:.0f} answered with {status:.0f}")
            if row and failed < requests / 100:
                # per request
                row.add(took / requests, (of.cpu() - before) / requests, of.memory())

        def each(name):
            return Row("serving", f"{name}, {CLIENTS} clients, per request")

        turns = ROUNDS + 1
        new, again = each("trial pages, first time"), each("trial pages, again")
        look, bare = each("look-ups, first time"), each("look-ups, Fuseki as it comes")
        repeated, repeated_bare = Row("serving", "aggregate asked again, one client"), Row("serving", "the same of a Fuseki as it comes")
        for warm in range(2):
            tell("serving: warming up")
            window(None, server, look_ups())
            if fuseki:
                window(None, fuseki, look_ups())
        turn = iter(range(1_000))
        window(None, server, pages(next(turn), turns + 1), 0)
        works = [("trial pages", lambda: window(new, server, pages(next(turn), turns + 1), 0)),
                 ("look-ups", lambda: window(look, server, look_ups())),
                 ("trial pages again", lambda: window(again, server, pages(0, turns + 1))),
                 ("aggregate", lambda: window(repeated, server, aggregate, number=1))]
        if fuseki:
            works[2:2] = [("look-ups of a bare Fuseki", lambda: window(bare, fuseki, look_ups()))]
            works += [("aggregate of a bare Fuseki", lambda: window(repeated_bare, fuseki, aggregate, number=1))]
        in_turns(turns, *works)
        for row in (new, again):
            row.beside(look, by="wall", speed=True, wanted="≥ 0.3")
        look.beside(bare, by="wall", speed=True, wanted="≥ 1")
        look.beside(bare, speed=True)
        repeated.beside(repeated_bare, by="wall")


def growing(number):
    """What the commands take at a size: from nothing, unchanged, one study of a hundred changed, and a query."""
    rounds = ROUNDS if number == SIZES[0] else 1
    found = sizes[number] = {}

    def does(name, command, out=subprocess.DEVNULL):
        row = found.get(name) or found.setdefault(name, Row("growth", f"{number:,} studies: {name}"))
        row.add(*once(command, log, out=out))
        return row

    for turn in range(rounds):
        tell(f"growth: {number:,} studies, {turn + 1} of {rounds}")
        studies, data = generate(number), work / f"{number}" / "data"
        shutil.rmtree(data, ignore_errors=True)
        does("convert", own("convert", studies))
        does("publish from nothing", own("publish", studies, "--data", data)).disk = size(data)
        does("publish again", own("publish", studies, "--data", data))
        change(studies, turn)
        does("publish, 1 % changed", own("publish", studies, "--data", data))
        does(f"query {AGGREGATE}", own("query", AGGREGATE, "--data", data))
    full = found["publish from nothing"]
    found["publish again"].beside(full, wanted="≤ 0.03")
    found["publish, 1 % changed"].beside(full, wanted="≤ 0.05")
    shutil.rmtree(work / f"{number}")


def machine():
    cpu = re.search(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text())
    total = re.search(r"MemTotal:\s*(\d+)", pathlib.Path("/proc/meminfo").read_text())
    return {"processor": cpu[1] if cpu else os.uname().machine, "cores": len(os.sched_getaffinity(0)),
            "memory_gb": round(int(total[1]) / 1e6), "system": f"{os.uname().sysname} {os.uname().release}",
            "load_before": round(os.getloadavg()[0], 2), "date": datetime.date.today().isoformat()}


def said(*command):
    try:
        answer = subprocess.run([str(word) for word in command], capture_output=True, text=True, timeout=60)
        return (answer.stdout + answer.stderr).strip().split("\n")[0]
    except (OSError, subprocess.TimeoutExpired):
        return "not here"


def versions():
    pom = (HERE / "pom.xml").read_text()
    return {"trialgraph": said("git", "-C", HOME, "rev-parse", "--short", "HEAD"), "java": said(*java("-version", memory=[])),
            "JAVA_OPTS": os.environ.get("JAVA_OPTS", ""), "node": said("node", "--version"),
            "jena": re.search(r"<jena.version>(.*)</", (HOME / "pom.xml").read_text())[1],
            "carml": re.search(r"<carml.version>(.*)</", pom)[1], "rdf4j": re.search(r"<rdf4j.version>(.*)</", pom)[1],
            **json.loads((HERE / "package.json").read_text())["dependencies"]}


def measure():
    # A part that fails takes nothing from the others.
    if "mapping" in options.only:
        with or_without("mapping"):
            mapping()
    if {"loading", "queries", "serving"} & set(options.only):
        studies, data = generate(STUDIES), work / "data"
        tell("a release to measure with")
        quads = release(studies, data)
        for name, part in (("loading", lambda: loading(studies, quads)), ("queries", lambda: queries(data, quads)),
                           ("serving", lambda: serving(data))):
            if name in options.only:
                with or_without(name):
                    part()
    for number in SIZES if "growth" in options.only else []:
        with or_without(f"growth, {number:,} studies"):
            growing(number)


def main():
    """Whoever ends it before its end, by SIGINT or SIGTERM, is shown what there is; nothing that it started stays."""
    about = machine()
    once(own("--version"), log)
    kept.mkdir(exist_ok=True)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        measure()
    except KeyboardInterrupt:
        left_out.append("all that comes after: the run was ended")
    used = versions()
    print(", ".join(f"{name} {value}" for name, value in {**about, **used}.items()))
    print(f"{STUDIES:,} generated studies beside the peers; milliseconds, the least and the median of {ROUNDS} rounds or more")
    printed({"machine": about, "versions": used, "studies": STUDIES}, QUERIES, options.json)


try:
    main()
except Failed as failure:
    sys.exit(f"{failure}\n(files: {work})")
shutil.rmtree(work, ignore_errors=True)
