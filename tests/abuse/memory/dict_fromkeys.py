# ends: memory
x = dict.fromkeys(range(10**9))
