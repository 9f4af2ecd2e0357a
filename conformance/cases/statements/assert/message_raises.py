def bad():
    raise KeyError("from message")
try:
    assert False, bad()
except KeyError as e:
    print(repr(e), repr(e.__context__))
try:
    assert 1 / 0, "no"
except ZeroDivisionError as e:
    print(e)
class M:
    def __str__(self): raise ValueError("str")
    def __repr__(self): return "M()"
try:
    assert False, M()
except AssertionError as e:
    print(repr(e))
    try:
        str(e)
    except ValueError as inner:
        print(inner)
