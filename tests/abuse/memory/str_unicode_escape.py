# ends: memory
x = [('\U0001f600' * 1_000_000).encode('unicode_escape') for _ in range(300)]
