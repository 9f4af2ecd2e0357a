# ends: memory
x = 'a' * 10**9
