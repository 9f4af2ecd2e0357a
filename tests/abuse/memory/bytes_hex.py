# ends: memory
x = [(b'ab' * 1_000_000).hex(':') for _ in range(1000)]
