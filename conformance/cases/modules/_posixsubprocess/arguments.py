"""Arguments as bytes, str and paths; a tuple in place of a list."""
import os
import pathlib
from _run import attempt, output, run

attempt(run, ["sh", "-c", "exit 4"], ["/bin/sh"])
attempt(run, (b"sh", b"-c", b"exit 5"), (b"/bin/sh",))
attempt(run, [pathlib.Path("sh"), "-c", "exit 6"], [pathlib.Path("/bin/sh")])
attempt(run, [b"sh", b"-c", b'test "$1" = "two words"', b"0", b"two words"], [b"/bin/sh"])
attempt(run, ["sh", "-c", 'test "$1" = "snö"', "0", "snö"], [b"/bin/sh"])
attempt(run, None, [b"/bin/true"])
