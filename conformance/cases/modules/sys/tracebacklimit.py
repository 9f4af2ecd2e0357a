import sys, traceback

def f(n):
    if n:
        f(n - 1)
    else:
        raise ValueError("deep")

for limit in (2, 0, -1, 10**20):
    sys.tracebacklimit = limit
    try:
        f(3)
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)
del sys.tracebacklimit
print("end", sys.exception())
