# ends: memory
compile('x = 1\n' * 100_000, 'name', 'exec')
x = 'a' * 10**9
