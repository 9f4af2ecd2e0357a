"""A forked child goes on tracing."""
import _tracemalloc
import os
import sys

_tracemalloc.start(2)
kept = bytearray(100_000)
print(_tracemalloc.is_tracing(), flush=True)
child = os.fork()
if not child:
    own = bytearray(50_000)
    print(_tracemalloc.is_tracing(), _tracemalloc.get_traceback_limit(), _tracemalloc._get_object_traceback(kept)[0][1],
          _tracemalloc._get_object_traceback(own)[0][1])
    sys.stdout.flush()
    os._exit(7)
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
