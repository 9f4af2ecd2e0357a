print(range(3), range(1, 3), range(0, 10, 3), range(5, 0, -2), range(True), range(2**70))
for call in (lambda: range(), lambda: range(1, 2, 3, 4), lambda: range(1, 2, 0), lambda: range(1.5), lambda: range("a"), lambda: range(None, 2), lambda: range(stop=3)):
    try:
        call()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
