x = 1e200
for i in range(5):
    x = x * 1e30 / 1.5 - 1e100
    print(x, -x, abs(-x), x > 1e210, x == x, x // 1e199, x % 7.0)
y = 1e-200
print(y, y * y, y + 1, y == 1e-200, hash(y), {1e250: "k"}[1e250])
