# ends: memory
x = [('\n' * 4_000_000).splitlines() for _ in range(20)]
