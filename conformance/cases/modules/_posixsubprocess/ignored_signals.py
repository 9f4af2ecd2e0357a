"""`restore_signals` gives back what Python ignores."""
from _run import output

mask = b"grep SigIgn /proc/self/status | tail -c 6"
code, told, ignored = output(mask)
print(code, told, int(ignored, 16) & 1 << 12 != 0)
code, told, ignored = output(mask, restore_signals=True)
print(code, told, int(ignored, 16) & 1 << 12 != 0)
