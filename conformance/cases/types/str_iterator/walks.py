"""Iterators of strings, of each width."""
for text in ("abc", "\xe9a", "\u20aca", "\U0001f600a", ""):
    walk = iter(text)
    print(type(walk).__name__, ascii(list(walk)), walk.__length_hint__(), ascii(iter(text).__reduce__()))
walk = iter("hello")
next(walk)
print(walk.__length_hint__(), walk.__reduce__(), "".join(walk), walk.__reduce__())
print(type(iter("a")) is type(iter("\u20ac")))
