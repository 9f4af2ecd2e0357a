# ends: memory
x = sorted(range(10**9), reverse=True)
