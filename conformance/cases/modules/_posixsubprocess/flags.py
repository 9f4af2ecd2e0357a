"""Values of other types where a flag is expected."""
from _run import attempt, run

for name in "close_fds", "restore_signals", "start_new_session":
    for value in (1, [], "text", None, 2.5):
        attempt(run, [b"true"], [b"/bin/true"], **{name: value})
