import sys

def f(a, b):
    return a * b

print(sys.call_tracing(f, (3, 4)))
for arguments in ((f,), (f, [3, 4]), (5, ())):
    try:
        sys.call_tracing(*arguments)
    except TypeError as error:
        print(error)
