# ends: work
def g():
    try:
        yield
    finally:
        while True:
            pass
kept = [g() for _ in range(10)]
for one in kept:
    next(one)
while True:
    pass
