"""A store on a read-only disk is read as any other, by several at once; what writes there says that it cannot."""

import subprocess

import faults
from faults import EXAMPLES, FAILED, command, fail, files, publish, run, work

store = work / "store"
publish(store, *EXAMPLES)
before = files(store)
disk = faults.mount(work / "disk", "--bind", str(work))
subprocess.run(["mount", "-o", "remount,bind,ro", str(disk)], check=True)
try:
    there = disk / "store"
    if "is read-only: its files" not in run("query", "trials-by-registry-and-status", "--data", there):
        fail("nothing says that files are copied")
    readers = [subprocess.Popen(command("query", "trials-by-registry-and-status", "--data", there, "--results", "csv"),
                                stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) for _ in range(2)]
    answers = [reader.communicate()[0] for reader in readers]
    if any(reader.returncode for reader in readers) or answers[0] != answers[1] or answers[0].count(b"\n") < 2:
        fail("two readers at once do not get the same answer")
    if str(there) not in publish(there, *EXAMPLES, code=FAILED):
        fail("a publish on a read-only disk does not name the folder")
    run("convert", EXAMPLES[0], "-o", disk / "out.nq", code=FAILED)
finally:
    faults.unmount(disk)
if files(store) != before:
    fail("readers changed a file of the store")
faults.done()
