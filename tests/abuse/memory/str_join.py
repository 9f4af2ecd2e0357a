# ends: memory
part = 'x' * 1000
x = part.join(['y'] * 1_000_000)
