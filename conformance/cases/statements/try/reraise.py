import sys
def f():
    try:
        raise ValueError("again")
    except ValueError:
        try:
            raise
        finally:
            print("inner", sys.exception())
try:
    f()
except ValueError as error:
    print(error, error.__context__)
print(sys.exception())
try:
    raise
except RuntimeError as error:
    print(error)
