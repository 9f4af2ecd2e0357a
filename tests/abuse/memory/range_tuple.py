# ends: memory
x = (*range(10**9),)
