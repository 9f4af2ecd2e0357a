# ends: memory
x = 1 << 10**10
