# ends: memory
x = [(b'ab' * 1_000_000).translate(None, b'c') for _ in range(1000)]
