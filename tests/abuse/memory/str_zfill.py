# ends: memory
x = '1'.zfill(10**9)
