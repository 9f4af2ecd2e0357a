x = 5
x += 0.5
print(x, type(x).__name__)
x = 5
x /= 2
print(x)
x = 5
x //= 2.0
print(x)
x = True
x += True
print(x, type(x).__name__)
x = 2
x **= -1
print(x)
x = 10**20
x -= 10**20
print(x, x is 0 if False else "")
x = 1
x += 1j
print(x)
x = 7
x %= -3
print(x)
x = -7
x >>= 1
print(x)
x = True
x &= 1
print(x, type(x).__name__)
