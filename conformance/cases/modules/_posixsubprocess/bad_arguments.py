"""Arguments of wrong types."""
from _run import attempt, run

attempt(run, 5, [b"/bin/sh"])
attempt(run, [5], [b"/bin/sh"])
attempt(run, [b"sh", None], [b"/bin/sh"])
attempt(run, "sh", 5)
attempt(run, [b"a\0b"], [b"/bin/sh"])
attempt(run, ["a\0b"], [b"/bin/sh"])
attempt(run, [b"sh"], [5])
attempt(run, [b"sh"], ["/bin\0/sh"])
attempt(run, {b"sh": 1}, [b"/bin/sh"])
