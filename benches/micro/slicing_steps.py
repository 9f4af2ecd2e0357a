"""Slices with steps, backwards and forwards, of lists, tuples, strings, bytes and ranges; slice objects."""


def run():
    items = list(range(300))
    row = tuple(range(100))
    text = "abcdefghijklmnopqrstuvwxyz" * 4
    data = bytes(range(200))
    every = slice(None, None, 3)
    total = 0
    for i in range(54_000):
        total += items[::2][5] + items[::-1][i % 300]
        total += items[every][-1] + row[1::2][3]
        if text[::-1] == text or text[2:40:5] == "x":
            total += 1
        total += len(data[i % 100 :: 7]) + row[-20:-10][0]
        total += len(range(1000)[i % 500 : 900 : 3])
        start, stop, step = every.indices(i)
        total += stop - start + step
    return total
