# ends: memory
x = tuple(iter(int, 1))
