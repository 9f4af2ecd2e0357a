import sys
print(sys.exception(), sys.exc_info(), Exception().__cause__, Exception().__context__, Exception().__traceback__)
try:
    raise ValueError from None
except ValueError as e:
    print(e.__cause__, e.__suppress_context__)
e = ValueError()
e.__cause__ = None
e.__context__ = None
print(e.__cause__, e.__suppress_context__)
for name in ("__traceback__", "__context__", "__cause__"):
    setattr(e, name, None)
    print(name, getattr(e, name))
