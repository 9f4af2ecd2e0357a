# ends: memory
x = b'ab' * 10**9
