"""Two publishers at once: one is told to wait, and the store is that of the documents of those that ended well."""

import subprocess

import faults
from faults import FAILED, command, export, fail, options, publish, same, work

first, second = faults.halves()
for round_ in range(10 if options.long else 1):
    store = work / f"store{round_}"
    both = [subprocess.Popen(command("publish", *part, "--data", store), stdout=subprocess.DEVNULL,
                             stderr=subprocess.PIPE, text=True) for part in (first, second)]
    told = [process.communicate()[1] for process in both]
    codes = [process.returncode for process in both]
    if any(code not in (0, FAILED) for code in codes) or codes == [FAILED, FAILED]:
        fail(f"two publishers ended with {codes}: {told}")
    for code, text in zip(codes, told):
        if code == FAILED and "another publish is at work" not in text:
            fail("the second publisher is not told why: " + text)
    ended = [document for part, code in zip((first, second), codes) if code == 0 for document in part]
    publish(work / f"alone{round_}", *ended)
    same(export(store), export(work / f"alone{round_}"), f"publishers that ended with {codes}")
faults.done()
