"""`-X tracemalloc` starts tracing with the program."""
import subprocess
import sys

program = "import _tracemalloc as t; print(t.is_tracing(), t.get_traceback_limit())"
for options in ([], ["-X", "tracemalloc"], ["-X", "tracemalloc=5"], ["-X", "tracemalloc=0"]):
    print(options, subprocess.run([sys.executable, *options, "-c", program], capture_output=True, text=True).stdout)
for wrong in ("tracemalloc=x", "tracemalloc=-1", "tracemalloc=70000"):
    done = subprocess.run([sys.executable, "-X", wrong, "-c", program], capture_output=True, text=True)
    print(wrong, done.returncode, done.stderr.splitlines()[-1:] and "NFRAME" in done.stderr)
