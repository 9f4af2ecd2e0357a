import re, sys, traceback
def hook(u):
    print(re.sub(" at 0x[0-9a-f]+", "", u.err_msg))
    traceback.print_exception(u.exc_value, file=sys.stdout)
sys.unraisablehook = hook
class A:
    def __del__(self):
        try:
            1 / 0
        except ZeroDivisionError as e:
            raise ValueError("second") from e
class B:
    def __del__(self):
        try:
            {}["k"]
        except KeyError:
            raise TypeError("third")
A()
B()
