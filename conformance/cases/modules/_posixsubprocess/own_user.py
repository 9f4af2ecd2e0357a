"""Groups and users: the own ones, impossible ones."""
import os
from _run import attempt, output, run

print(output(b"id -u", uid=os.getuid())[2] == b"%d\n" % os.getuid())
print(output(b"id -g", gid=os.getgid())[2] == b"%d\n" % os.getgid())
for keyword in "uid", "gid":
    for value in ("x", -2, 2**40, 1.5):
        attempt(run, [b"true"], [b"/bin/true"], **{keyword: value})
for value in (5, "x", [2**40], [-2], ["x"]):
    attempt(run, [b"true"], [b"/bin/true"], extra_groups=value)
