from contextlib import contextmanager
@contextmanager
def cm(name):
    print("enter", name)
    try:
        yield name
    except KeyError as e:
        print("swallow", e)
    else:
        print("clean")
    finally:
        print("exit", name)
with cm("a") as x:
    print(x)
with cm("b"):
    raise KeyError("k")
def g():
    with cm("c"):
        yield 1
        yield 2
it = g()
next(it)
del it
print("end")
