from array import array
a = array('h')
bits = 8 * a.itemsize
top = 2 ** (bits - 1)
low = -top
a.extend([low, top - 1, 0, 1])
print(a, a.tolist() == [low, top - 1, 0, 1], a.tobytes())
for v in (low - 1, top, 1.5, 'x', None):
    try:
        a.append(v)
    except (OverflowError, TypeError) as e:
        print(type(e).__name__, e)
