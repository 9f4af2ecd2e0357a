import sys
from _io import StringIO

out = StringIO()
print(1, "a", 2.5, sep="-", end="!", file=out)
print(file=out)
print("x", "y", sep=None, end=None, file=out, flush=True)
print(repr(out.getvalue()))
for arguments in ({"sep": 5}, {"end": 5}, {"nonsense": 1}, {"file": 5}):
    try:
        print("x", **arguments)
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
saved, sys.stdout = sys.stdout, None
print("nowhere")
sys.stdout = saved
class Sink:
    def write(self, text):
        parts.append(text)
parts = []
print("a", 1, file=Sink())
print(parts)
