"""The folder that the program starts in."""
import os
import pathlib
from _run import attempt, output, run

here = os.getcwd()
print(output(b"pwd", cwd="/"), output(b"pwd", cwd=b"/usr"), output(b"pwd", cwd=pathlib.Path("/etc")))
print(run([b"x"], [b"/bin/true"], cwd="/no/such/folder"))
print(run([b"x"], [b"/bin/true"], cwd="/etc/passwd"))
attempt(run, [b"x"], [b"/bin/true"], cwd=5)
attempt(run, [b"x"], [b"/bin/true"], cwd="a\0b")
print(os.getcwd() == here)
