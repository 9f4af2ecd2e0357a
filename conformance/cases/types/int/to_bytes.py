print((1024).to_bytes(2), (1024).to_bytes(4, "little"), (-1).to_bytes(3, signed=True), (0).to_bytes(0), (255).to_bytes())
print((2**70).to_bytes(10, "big"), (-2**70).to_bytes(9, "little", signed=True), (-128).to_bytes(1, signed=True))
for f in (lambda: (256).to_bytes(1), lambda: (-1).to_bytes(1), lambda: (128).to_bytes(1, signed=True), lambda: (1).to_bytes(-1), lambda: (1).to_bytes(1, "x"), lambda: (1).to_bytes(1, 5), lambda: (2**64).to_bytes(8), lambda: (1).to_bytes("a")):
    try:
        print(f())
    except (OverflowError, ValueError, TypeError) as e:
        print(type(e).__name__, e)
