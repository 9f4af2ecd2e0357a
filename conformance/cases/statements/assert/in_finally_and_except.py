def f():
    try:
        1 / 0
    except ZeroDivisionError:
        assert False, "in except"
    finally:
        print("finally")
try:
    f()
except AssertionError as e:
    print(e, type(e.__context__).__name__)
def g():
    try:
        return "lost"
    finally:
        assert 0
try:
    g()
except AssertionError as e:
    print(repr(e), e.__context__)
