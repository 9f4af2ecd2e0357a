"""Keywords, tuples and odd numbers."""
from _attempt import attempt

attempt(OSError, errno=2, strerror="x")
attempt(FileNotFoundError, 2, "x", filename="y")
attempt(OSError, 2**80, "x")
attempt(OSError, -1, "x")
attempt(OSError, [], {})
print(OSError(2**80, "x").errno, OSError((2, "x")).errno, OSError(0, "zero"), type(OSError(-2, "x")).__name__)
attempt(lambda: OSError(2, "x") < OSError(2, "x"))
print(OSError(2, "x") == OSError(2, "x"), hash(OSError()) is not None)
