"""The figures of peers.py: one row for each kind of work, and how they are printed."""

import contextlib
import json
import statistics
import subprocess
import sys
import time

from measured import Failed

rows, left_out = [], []
# Milliseconds by query, by who answers; rows of each size by name.
answers, sizes = {}, {}


def tell(message):
    print(f"{time.strftime('%H:%M:%S')} {message}", file=sys.stderr, flush=True)


class Row:
    """What one kind of work took, each time that it was done."""

    def __init__(self, part, work):
        self.part, self.work = part, work
        self.wall, self.cpu, self.memory, self.count, self.ratios = [], [], None, None, []
        rows.append(self)

    def add(self, wall, cpu, memory=None):
        self.wall.append(wall)
        self.cpu.append(cpu)
        if memory:
            self.memory = max(memory, self.memory or 0)

    def beside(self, other, by="cpu", wanted=None, speed=False, each=False):
        """The ratio of medians to another row: of times, or of speeds; with each=True for a statement."""
        if self.wall and other and other.wall:
            of_times = statistics.median(getattr(self, by)) / statistics.median(getattr(other, by))
            if each:
                of_times *= other.count / self.count
            self.ratios.append({"ratio": 1 / of_times if speed else of_times, "what": "speed" if speed else "time", "of": other.work,
                                "by": "clock" if by == "wall" else "processor", "a_statement": each, "wanted": wanted})


@contextlib.contextmanager
def or_without(what):
    """What is done here for a peer may fail: it is named in one line, and the rest goes on."""
    try:
        yield
    except (Failed, OSError, subprocess.CalledProcessError) as failure:
        left_out.append(f"{what}: {failure}")
        tell(f"left out: {what}: {failure}")


def figures(values, scale=1):
    if not values or not any(values):
        return ""
    least, median = min(values) * scale, statistics.median(values) * scale
    return f"{least:.3g} {median:.3g}" if median < 1_000 else f"{least:.0f} {median:.0f}"


def table():
    lines = []
    part = None
    for row in [row for row in rows if row.wall]:
        if row.part != part:
            part = row.part
            lines += ["", f"{part:58}{'clock, ms':>16}{'processor, ms':>16}{'MB':>7}{'disk, MB':>9}{'statements':>11}  ratios of medians"]
        ratios = []
        for each in row.ratios:
            how = [each["by"], "a statement" if each["a_statement"] else "", f"wanted {each['wanted']}" if each["wanted"] else ""]
            ratios.append(f"{each['what']} {each['ratio']:.2g} of {each['of']} ({', '.join(filter(None, how))})")
        disk = getattr(row, "disk", None)
        lines.append(f"{row.work:58}{figures(row.wall, 1000):>16}{figures(row.cpu, 1000):>16}"
                     f"{f'{row.memory:.0f}' if row.memory else '':>7}{f'{disk:.0f}' if disk else '':>9}"
                     f"{row.count or '':>11}  {'; '.join(ratios)}")
    return lines


def answered(queries):
    """Queries by who answered them: medians of milliseconds, and how ours stand to each over all, as a geometric mean."""
    if not answers:
        return []
    ours = next(iter(answers))
    medians = {name: {query: 1000 * statistics.median(times) for query, times in each.items() if times} for name, each in answers.items()}
    lines = ["", f"{'queries never asked before, median of clock, ms':50}" + "".join(f"{name:>34}" for name in answers)]
    lines += [f"{query:50}" + "".join(f"{medians[name].get(query, float('nan')):34.3g}" for name in answers) for query in queries]
    means = {}
    for name in answers:
        both = [query for query in queries if query in medians[name] and query in medians[ours]]
        means[name] = statistics.geometric_mean([medians[ours][query] / medians[name][query] for query in both]) if both else float("nan")
    return lines + [f"{'time of ' + ours + ' beside it, mean':50}" + "".join(f"{mean:34.2g}" for mean in means.values())]


def grown():
    """From each size to the next: how many times the processor time and memory; the figures, and lines of them."""
    growth, lines = [], []
    for (small, before), (large, after) in zip(sizes.items(), list(sizes.items())[1:]):
        for name in [name for name in before if name in after]:
            times = [statistics.median(getattr(after[name], by)) / statistics.median(getattr(before[name], by)) for by in ("wall", "cpu")]
            memory = after[name].memory / before[name].memory
            growth.append({"work": name, "from": small, "to": large, "wall": times[0], "cpu": times[1], "memory": memory})
            lines.append(f"{name}, {small:,} to {large:,} studies ({large // small} times): clock {times[0]:.2g} times, "
                         f"processor {times[1]:.2g} times, memory {memory:.2g} times")
    return growth, lines


def printed(about, queries, place):
    """Prints all, and writes it as JSON where a place is given."""
    growth, lines = grown()
    print("\n".join([*table(), *answered(queries), "", *lines, *(f"left out: {line}" for line in left_out)]))
    if place:
        place.write_text(json.dumps({**about, "rows": [vars(row) for row in rows], "queries": answers, "growth": growth,
                                     "left_out": left_out}, indent=1) + "\n")
