"""Several children at once, each with an exit code of its own."""
import os
from _run import start

children = [start([b"sh", b"-c", b"exit %d" % code], [b"/bin/sh"]) for code in range(5)]
print(len({process for process, told in children}), [told for process, told in children])
print([os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) for process, told in children])
