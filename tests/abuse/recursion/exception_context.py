# ends: ok
import traceback
error = ValueError()
for _ in range(20_000):
    new = ValueError()
    new.__context__ = error
    error = new
try:
    traceback.format_exception(error)
except RecursionError:
    pass
