"""What is allocated while no Python code runs has no file."""
import subprocess
import sys

program = """
import _tracemalloc
lines = {trace[2][-1] for trace in _tracemalloc._get_traces()}
print(all(isinstance(name, str) and isinstance(line, int) and line >= 0 for name, line in lines))
print(all(trace[3] >= len(trace[2]) >= 1 for trace in _tracemalloc._get_traces()))
print(max(trace[3] for trace in _tracemalloc._get_traces()) > 1)
"""
done = subprocess.run([sys.executable, "-X", "tracemalloc=20", "-c", program], capture_output=True, text=True)
print(done.stdout, done.stderr, done.returncode)
