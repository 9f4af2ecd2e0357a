# ends: memory
x = list(range(10**9))
