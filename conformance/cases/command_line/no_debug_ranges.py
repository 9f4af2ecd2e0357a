import subprocess
import sys

PROGRAM = """
def f():
    return [1,
            2 / 0]
print(list(f.__code__.co_positions())[:4], list(f.__code__.co_lines()))
f()
"""
for options, variables in (["-X", "no_debug_ranges"], {}), ([], {"PYTHONNODEBUGRANGES": "1"}), ([], {"PYTHONNODEBUGRANGES": ""}):
    done = subprocess.run([sys.executable, *options, "-c", PROGRAM], env=variables, capture_output=True, text=True)
    print(done.stdout, done.stderr)
