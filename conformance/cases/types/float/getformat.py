print(float.__getformat__("double"), float.__getformat__("float"))
try:
    float.__getformat__("x")
except ValueError as e:
    print(e)
print((1.5).real, (1.5).imag, (1.5).conjugate(), (1.5).__bool__(), (0.0).__bool__(), (-2.5).__abs__())
