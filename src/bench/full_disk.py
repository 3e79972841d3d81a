"""A disk that is full: each command says so in a sentence and leaves nothing half done, and works once there is room."""

import shutil

import faults
from faults import EXAMPLES, FAILED, export, fail, files, options, publish, run, same, work

disk = faults.mount(work / "disk", "-t", "tmpfs", "-o", "size=100m", "none")
ballast = disk / "ballast"


def fill(leave):
    """Takes the room of the disk, but for so many bytes."""
    ballast.unlink(missing_ok=True)
    free = shutil.disk_usage(disk).free
    with ballast.open("wb") as out:
        out.write(b"\0" * max(0, free - leave))


def told(sentence, folder):
    if str(folder) not in sentence:
        fail(f"the sentence does not name {folder}: {sentence}")


try:
    store = disk / "store"
    first, second = faults.halves()
    for leave in [0, 4 << 10, 1 << 20, 40 << 20, 66 << 20, 70 << 20] if options.long else [66 << 20]:
        fill(leave)
        told(publish(store, *first, code=FAILED), store)
        if any((store / "archive").rglob("*.gz")) or any((store / "releases").glob("*")):
            fail(f"a first publish with {leave} bytes left something on a full disk")
    ballast.unlink()
    publish(store, *first)
    before = files(store)
    for leave in [0, 4 << 10, 1 << 20, 40 << 20, 66 << 20, 70 << 20] if options.long else [0, 70 << 20]:
        fill(leave)
        told(publish(store, *second, code=FAILED), store)
        if files(store) != before:
            fail(f"a publish with {leave} bytes changed the store on a full disk")

    fill(0)
    index = faults.mesh_file("mesh2024.nt", 2_000)
    for folder, arguments in {
        disk / "out.nq": ("convert", EXAMPLES[0], "-o", disk / "out.nq"),
        disk / "export": ("export", "--data", store, "--to", disk / "export"),
        disk / "mesh.index": ("mesh", "import", index, "--data", disk),
    }.items():
        told(run(*arguments, code=FAILED), disk)
        if folder.is_file() or folder.is_dir() and any(folder.iterdir()):
            fail(f"{arguments[0]} left {folder} on a full disk")
    (disk / "tmp").mkdir(exist_ok=True)
    told(run("query", "trials-by-registry-and-status", "--data", store, code=FAILED, tmp=disk / "tmp"), disk / "tmp")
    with open("/dev/full", "w") as full:
        run("convert", EXAMPLES[0], code=FAILED, out=full)
        if options.long:
            run("query", "trials-by-registry-and-status", "--data", store, code=FAILED, out=full)
            run("inspect", EXAMPLES[0], code=FAILED, out=full)
    ballast.unlink()
    publish(store, *second)
    if options.long:
        undisturbed = work / "undisturbed"
        publish(undisturbed, *EXAMPLES)
        same(export(store), export(undisturbed), "once there was room")
finally:
    faults.unmount(disk)
faults.done()
