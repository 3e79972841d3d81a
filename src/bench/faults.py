"""What the scripts beside this file share: a store of the project's own documents, commands of Trialgraph, and checks.

Each script makes one kind of fault of a machine and checks what came of it; the first thing that is not as it should be ends it with
exit code 1. --long runs the long form (minutes), --seed N repeats a run. The program is target/trialgraph.jar, or the classes that
TRIALGRAPH_CLASS_PATH names.
"""

import argparse
import http.server
import json
import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading

HOME = pathlib.Path(__file__).resolve().parents[2]
EXAMPLES = sorted((HOME / "examples").iterdir())
FAILED = 3

parser = argparse.ArgumentParser(description=sys.modules["__main__"].__doc__)
parser.add_argument("--long", action="store_true", help="the long form")
parser.add_argument("--seed", type=int, default=random.randrange(1 << 30), help="repeats a run")
options = parser.parse_args()
chance = random.Random(options.seed)
print(f"{pathlib.Path(sys.argv[0]).name} --seed {options.seed}" + (" --long" if options.long else ""), flush=True)

# Below the project, where scratch files are no matter; nothing else than the scripts writes there.
(HOME / "target").mkdir(exist_ok=True)
work = pathlib.Path(tempfile.mkdtemp(prefix="faults-", dir=HOME / "target"))
temporary = work / "tmp"
temporary.mkdir()


# A script that is told to end gives back what it mounted.
signal.signal(signal.SIGTERM, lambda *_: sys.exit("told to end"))


def fail(message):
    """Ends the script; the files stay for whoever looks."""
    sys.exit(f"{message}\n(files: {work})")


def skip(message):
    """Ends the script where this machine does not allow the fault."""
    print("skipped: " + message)
    done()
    sys.exit(0)


def done():
    shutil.rmtree(work, ignore_errors=True)


def command(*arguments, tmp=temporary):
    """The command line of a process of the program."""
    path = os.environ.get("TRIALGRAPH_CLASS_PATH", str(HOME / "target" / "trialgraph.jar"))
    java = pathlib.Path(os.environ["JAVA_HOME"], "bin", "java") if "JAVA_HOME" in os.environ else "java"
    return [str(java), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m", f"-Djava.io.tmpdir={tmp}",
            "-cp", path, "org.trialgraph.cli.Main", *map(str, arguments)]


def run(*arguments, code=0, out=subprocess.PIPE, tmp=temporary):
    """Runs a command to its end and returns what it said on standard error; exit code and form are checked."""
    done = subprocess.run(command(*arguments, tmp=tmp), stdout=out, stderr=subprocess.PIPE, text=True, timeout=600)
    told = [line for line in done.stderr.splitlines() if line.startswith("trialgraph: ")]
    if done.returncode not in ((code,) if isinstance(code, int) else code):
        fail(f"{arguments}: exit code {done.returncode} instead of {code}\n{done.stderr}")
    if re.search(r"^\tat |Exception\b|\bInternalError", done.stderr + (done.stdout or ""), re.M):
        fail(f"{arguments}: a trace, not a sentence\n{done.stdout}\n{done.stderr}")
    if done.returncode == FAILED and (len(told) != 1 or " → " not in told[0] and ": run '" not in told[0]):
        fail(f"{arguments}: not one sentence that says what to do\n{done.stderr}")
    return told[0] if done.returncode == FAILED else done.stderr


def publish(store, *sources, **how):
    return run("publish", *sources, "--data", store, **how)


def export(store):
    """The bytes of the dump of a store; whoever can export it can query it."""
    place = work / "export"
    shutil.rmtree(place, ignore_errors=True)
    run("export", "--data", store, "--to", place)
    return {file.name: file.read_bytes() for file in place.iterdir()}


def same(found, expected, what):
    if found != expected:
        fail(f"{what}: the export is another one")


def halves():
    """The examples in two parts, for a full and an incremental publish."""
    return EXAMPLES[0::2], EXAMPLES[1::2]


def files(folder):
    """All files below a folder with their bytes, for comparison; what readers lock is left out."""
    return {str(file.relative_to(folder)): file.read_bytes()
            for file in sorted(folder.rglob("*")) if file.is_file() and not file.name.endswith("lock")}


def mesh_file(name, headings):
    """A file as NLM's mesh.nt of some made-up headings."""
    lines = []
    for number in range(1, headings + 1):
        record = f"<http://id.nlm.nih.gov/mesh/D{number:06d}>"
        lines.append(f"{record} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
                     "<http://id.nlm.nih.gov/mesh/vocab#TopicalDescriptor> .\n"
                     f'{record} <http://www.w3.org/2000/01/rdf-schema#label> "Heading {number}"@en .\n')
    (work / name).write_text("".join(lines))
    return work / name


def mount(place, *how):
    """Mounts something; ends the script where that is not allowed. Give it back with unmount."""
    place.mkdir(exist_ok=True)
    if subprocess.run(["mount", *how, str(place)], stderr=subprocess.DEVNULL).returncode != 0:
        skip("mounting is not allowed here")
    return place


def unmount(place):
    subprocess.run(["umount", str(place)], check=True)


class Registry(http.server.BaseHTTPRequestHandler):
    """A registry on this machine; what it answers is made by document(), which gets its address."""

    def do_GET(self):
        body = json.dumps(self.document(self.path)).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def serve(registry):
    """Starts a registry; its address, and the server to shut down."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), registry)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}", server
