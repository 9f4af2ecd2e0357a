print(sorted(n for n in dir(memoryview) if n not in dir(object)))
m = memoryview(b"x")
for name in ["obj", "nbytes", "format", "shape"]:
    try:
        setattr(m, name, 1)
    except Exception as e:
        print(type(e).__name__, e)
try:
    m.new = 1
except AttributeError as e:
    print(e)
print(memoryview[int])
