"""`PYTHONTRACEMALLOC` starts tracing with the program."""
import os
import subprocess
import sys

program = "import _tracemalloc as t; print(t.is_tracing(), t.get_traceback_limit())"
for value in ("", "0", "1", "12"):
    environment = os.environ | {"PYTHONTRACEMALLOC": value}
    print(repr(value), subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, env=environment).stdout)
environment = os.environ | {"PYTHONTRACEMALLOC": "3"}
print(subprocess.run([sys.executable, "-E", "-c", program], capture_output=True, text=True, env=environment).stdout)
