import sys
m = sys.maxsize
a = [0, 1, 2]
print(a[-m:m], a[m:], a[:-m], a[::m], a[::-m], a[-m - 1:], a[2**100:], a[:2**100], a[-2**100:2**100:2**100])
print(slice(-m, m, m).indices(3), slice(None, None, -m).indices(3), slice(None, None, -m - 1).indices(3))
