# ends: ok
for work in (lambda: 'a' * 10**17, lambda: [0] * 10**16, lambda: b'a' * 10**17, lambda: (0,) * 10**16, lambda: bytearray(10**17)):
    try:
        work()
    except MemoryError:
        pass
    else:
        assert False
