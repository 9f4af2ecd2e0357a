log = []
def v(name, value):
    log.append(name)
    return value
try:
    raise v("exception", ValueError) from v("cause", KeyError)
except ValueError as e:
    print(log, repr(e.__cause__))
log.clear()
try:
    raise v("exception", 5) from v("cause", 6)
except TypeError as e:
    print(log, e)
log.clear()
class E(Exception):
    def __init__(self, *a): log.append(("init", type(self).__name__)); super().__init__(*a)
class C(E): pass
try:
    raise E from C
except E as e:
    print(log)
log.clear()
try:
    raise v("exception", E) from v("failing", 1 / 0)
except ZeroDivisionError as e:
    print(log)
log.clear()
class Fails(Exception):
    def __init__(self): log.append("failing init"); raise KeyError("init")
try:
    raise Fails from v("cause", OSError)
except KeyError as e:
    print(log, repr(e.__cause__), repr(e.__context__))
log.clear()
try:
    raise ValueError from Fails
except KeyError as e:
    print(log, repr(e.__cause__), repr(e.__context__))
