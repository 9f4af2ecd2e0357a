# ends: memory
x = [('\U0001f600' * 1_000_000).encode('utf-32') for _ in range(300)]
