# ends: memory
x = [(b'ab' * 1_000_000).decode('utf-16') for _ in range(1000)]
