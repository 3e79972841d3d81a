"""A clock that goes back: times of files and of the manifest lie in the future, and nothing is taken for newer than it is."""

import os
import time

import faults
from faults import EXAMPLES, export, fail, options, publish, run, same, work

FUTURE = time.time() + 10 * 365 * 86_400
if options.long:
    first, second = faults.halves()
    publish(work / "plain", *EXAMPLES)
    future = work / "future"
    publish(future, *first)
    for file in [future, *future.rglob("*")]:
        os.utime(file, (FUTURE, FUTURE), follow_symlinks=False)
    publish(future, *second)
    same(export(future), export(work / "plain"), "a store whose files are of the future")


class Registry(faults.Registry):
    """One study, which changes each time that it is asked for."""

    asked = 0

    def document(self, path):
        Registry.asked += 1
        return {"protocolSection": {"version": Registry.asked}}


address, server = faults.serve(Registry)
into = work / "fetched"
for version in (1, 2):
    run("fetch", "ctgov", "--ids", "NCT00000001", "--into", into, "--delay", "0",
        "--endpoint", address)
    document = (into / "NCT00000001.json").read_text()
    if f'"version": {version}' not in document:
        fail("a document of the future is not fetched again: " + document)
    manifest = into / "manifest.tsv"
    cells = manifest.read_text().split("\t")
    cells[2] = "2099-01-01T00:00:00Z"
    manifest.write_text("\t".join(cells))
server.shutdown()
faults.done()
