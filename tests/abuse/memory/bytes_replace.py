# ends: memory
x = (b'a' * 10_000).replace(b'a', b'b' * 100_000)
