# ends: memory
x = [('\u0390' * 1_000_000).casefold() for _ in range(300)]
