N = type(None)
for source in ["class C(N): pass", "type('C', (N,), {})", "class D(int, N): pass"]:
    try:
        exec(source)
    except TypeError as e:
        print(e)
print(isinstance(None, N), issubclass(N, object), N.__mro__, N.__bases__)
