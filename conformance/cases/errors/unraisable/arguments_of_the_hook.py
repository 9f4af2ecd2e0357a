import sys
class A:
    def __del__(self): 1 / 0
def hook(u):
    print(type(u).__name__, type(u).__module__, len(u), u[0] is u.exc_type, u[1] is u.exc_value, u[2] is u.exc_traceback, u[3].split(" at ")[0], u[4])
    print(type(u).__match_args__, type(u).n_fields, type(u).n_sequence_fields, type(u).n_unnamed_fields, u.exc_traceback.tb_lineno, u.exc_value.__context__)
sys.unraisablehook = hook
A()
try:
    raise KeyError("outer")
except KeyError:
    A()
try:
    type(sys.unraisablehook).__call__(hook)
except TypeError as e:
    print(e)
