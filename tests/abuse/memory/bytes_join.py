# ends: memory
x = (b'x' * 1000).join([b'y'] * 1_000_000)
