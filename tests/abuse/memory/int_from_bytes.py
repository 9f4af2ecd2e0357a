# ends: memory
x = [int.from_bytes(b'\xff' * 1_000_000) for _ in range(1000)]
