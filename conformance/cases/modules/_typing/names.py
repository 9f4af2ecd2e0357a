"""What the module offers, and where it says its types are from."""
import _typing
import typing

for name in sorted(vars(_typing)):
    if not name.startswith("__"):
        value = getattr(_typing, name)
        print(name, getattr(value, "__module__", None), type(value).__name__, getattr(typing, name, None) is value)
print(_typing.__doc__)
