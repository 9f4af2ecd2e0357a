# ends: memory
x = [('\u0149' * 1_000_000).upper() for _ in range(300)]
