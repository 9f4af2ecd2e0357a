"""More frames than a trace may have end the start of the interpreter."""
import subprocess
import sys

for value in ("65535", "65536", "2147483648", "1x", " 2", "+3"):
    done = subprocess.run([sys.executable, "-X", "tracemalloc=" + value, "-c",
                           "import tracemalloc; print(tracemalloc.get_traceback_limit())"], capture_output=True, text=True)
    print(repr(value), done.returncode, done.stdout, done.stderr.splitlines()[:2])
