import select, os

r, w = os.pipe()
print(select.select([r], [], [], 0), select.select([r], [w], [], 0)[1] == [w])
for timeout in (-1, "x", float("nan"), 1e300):
    try:
        print(select.select([r], [], [], timeout))
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)
os.write(w, b"x")
print(select.select([r], [], [], None) == ([r], [], []), select.select([r, r], [], [])[0] == [r, r])
