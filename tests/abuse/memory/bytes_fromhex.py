# ends: memory
x = [bytes.fromhex('ab' * 1_000_000) for _ in range(1000)]
