def show(f):
    try:
        f()
    except BaseException as e:
        print(repr(e), repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
class Maker:
    def __new__(cls): return ValueError("made by a class")
class BadClass(Exception):
    def __new__(cls): return 5
class NeedsArgs(Exception):
    def __init__(self, a): pass
def a(): raise ValueError from KeyError
def b(): raise ValueError("v") from KeyError("k")
def c(): raise ValueError from None
def d(): raise ValueError from 5
def e(): raise ValueError from "text"
def f(): raise ValueError from int
def g(): raise ValueError from BadClass
def h(): raise ValueError from NeedsArgs
def i(): raise 5 from KeyError
def j(): raise BadClass from KeyError
def k(): raise ValueError from SystemExit(3)
def l():
    try: 1 / 0
    except ZeroDivisionError as z: raise ValueError from z
def m():
    try: 1 / 0
    except ZeroDivisionError: raise ValueError from None
def n():
    e = ValueError("self")
    raise e from e
def o(): raise (ValueError, KeyError)
def p(): raise Maker
def q(): raise ValueError from Maker
def r(): raise (lambda: KeyError("called"))() from (lambda: OSError())()
for fn in (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r): show(fn)
