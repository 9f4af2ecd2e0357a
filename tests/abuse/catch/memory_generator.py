# ends: memory
def g():
    try:
        yield 'a' * 10**9
    except MemoryError:
        yield 1
    finally:
        while True:
            pass
list(g())
