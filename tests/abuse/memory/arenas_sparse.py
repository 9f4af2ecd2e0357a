# ends: memory
# A few objects keep arenas whose other pages are empty: these must not be there still when as much is wanted otherwise.
n = 1000
while True:
    x = [[number] for number in range(n)]
    kept = x[::2000]
    del x
    text = b'x' * (100 * n)
    del text
    n = n * 3 // 2
