print(slice(None).indices(5), slice(1, 3).indices(5), slice(None, None, -1).indices(5), slice(-2, None).indices(5), slice(10, -10, -2).indices(5))
print(slice(0, 10).indices(0), slice(2**70).indices(5), slice(1, 2).indices(2**70))
for call in (lambda: slice(0).indices(-1), lambda: slice(0, 1, 0).indices(5), lambda: slice("a").indices(5), lambda: slice(0).indices("a"), lambda: slice(1.0).indices(2)):
    try:
        call()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
