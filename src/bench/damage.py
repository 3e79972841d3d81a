"""Files of a store that are cut, or whose bytes change: each is told by a sentence that names it, and what it tells to do helps."""

import os
import pathlib
import shutil

import faults
from faults import FAILED, chance, export, fail, files, options, publish, run, same, work

ROUNDS = 60 if options.long else 1
store, whole, mesh = work / "store", work / "whole", work / "mesh"
publish(whole, *faults.EXAMPLES)
expected = export(whole)
index = faults.mesh_file("mesh2024.nt", 2_000)
run("mesh", "import", index, "--data", mesh)


def damaged(place, sound=whole):
    """Makes a copy with one file damaged: a byte changed, its end cut off, or the file gone."""
    shutil.rmtree(store, ignore_errors=True)
    shutil.copytree(sound, store, symlinks=True)
    file = store / place
    size = file.stat().st_size
    kind = chance.choice(["byte", "cut", "gone"]) if size else "gone"
    if kind == "byte":
        content = bytearray(file.read_bytes())
        content[chance.randrange(size)] ^= 1 << chance.randrange(8)
        file.write_bytes(content)
    elif kind == "cut":
        os.truncate(file, chance.randrange(size))
    else:
        file.unlink()
    return f"{place} ({kind})"


def names(place, sentence, what):
    if pathlib.PurePath(place).name not in sentence and "releases/1" not in sentence:
        fail(f"{what}: the sentence does not name the file: {sentence}")


def choose(places, count):
    return chance.sample(places, min(count, len(places)))


def release_files():
    """Damage in the release: whoever opens it is told, and it is built anew from the archive."""
    release = pathlib.Path("releases", "1")
    places = [release / name for name in files(whole / release)]
    for place in choose(places, ROUNDS) + [release / "contents.tsv"]:
        what = damaged(place)
        names(place, run("query", "trials-by-registry-and-status", "--data", store, code=FAILED), what)
        if options.long or place.name == "contents.tsv":
            run("publish", "--rebuild", "--data", store)
            same(export(store), expected, what)


def archive_files():
    """Damage in the archive: the release answers on; publish tells, and goes on without the segment or with a sound copy."""
    places = [pathlib.Path("archive", name) for name in files(whole / "archive") if name.endswith(".gz")]
    for place in choose(places, ROUNDS // 2 or 1):
        what = damaged(place)
        names(place, run("publish", "--rebuild", "--data", store, code=FAILED), what)
        if chance.random() < 0.5:
            shutil.copy(whole / place, store / place)
            run("publish", "--rebuild", "--data", store)
        else:
            publish(store, *faults.EXAMPLES, "--leave-out-damaged")
        same(export(store), expected, what)
    if not options.long:
        return
    what = damaged(pathlib.Path("archive", "contents.tsv"))
    run("publish", "--rebuild", "--data", store)
    same(export(store), expected, what + ": the release has a copy")


def links_and_locks():
    """The link to the release leads nowhere; the lock holds other bytes."""
    damaged("lock")
    (store / "current").unlink()
    (store / "current").symlink_to("releases/nowhere")
    names("current", run("query", "trials-by-registry-and-status", "--data", store, code=FAILED), "current")
    if options.long:
        run("publish", "--rebuild", "--data", store)
        same(export(store), expected, "a link that led nowhere")


def mesh_index():
    for _ in range(ROUNDS):
        what = damaged("mesh.index", mesh)
        if "gone" not in what:
            names("mesh.index", run("convert", faults.EXAMPLES[0], "--mesh", store / "mesh.index", code=FAILED), what)


release_files()
archive_files()
links_and_locks()
mesh_index()
faults.done()
