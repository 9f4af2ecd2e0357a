# ends: memory
x = [repr('\x00' * 2_000_000) for _ in range(300)]
