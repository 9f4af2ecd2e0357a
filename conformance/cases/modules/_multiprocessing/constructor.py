"""What the constructor refuses."""
import os
from _attempt import attempt, name
from _multiprocessing import SemLock

attempt(SemLock)
attempt(SemLock, 1)
attempt(SemLock, 1, 1, 1, name())
attempt(SemLock, 1, 1, 1, name(), True, 5)
attempt(SemLock, 2, 1, 1, name(), True)
attempt(SemLock, -1, 1, 1, name(), True)
attempt(SemLock, "x", 1, 1, name(), True)
attempt(SemLock, 1, "x", 1, name(), True)
attempt(SemLock, 1, 1, 1, 5, True)
attempt(SemLock, 1, -1, 1, name(), True)
attempt(SemLock, 1, 2**31, 2**31, name(), True)
attempt(SemLock, 1, 1, 1, "no\0null", True)
attempt(SemLock, 1, 1, 1, "", True)
attempt(SemLock, 1, 1, 1, "/a/b", True)
attempt(SemLock, kind=1, value=1, maxvalue=1, name="/x")
