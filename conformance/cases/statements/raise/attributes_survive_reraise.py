class E(Exception):
    def __init__(self, msg, code):
        super().__init__(msg)
        self.code = code
def f(): raise E("text", 7)
try:
    try: f()
    except E as e:
        e.code += 1
        e.args += ("more",)
        first = e
        raise
except E as e:
    print(e.code, e.args, e is first, str(e), repr(e))
try:
    try: raise KeyError("a")
    except KeyError as k:
        k.__cause__ = OSError("set by hand")
        k.__suppress_context__ = False
        raise
except KeyError as k:
    print(repr(k.__cause__), k.__suppress_context__, repr(k.__context__))
try:
    try: raise ValueError("a")
    except ValueError as v: raise v from v.__context__
except ValueError as v:
    print(v.__cause__, v.__suppress_context__)
try:
    err = OSError(2, "msg", "file")
    raise err
except FileNotFoundError as o:
    print(o is err, o.errno, o.filename, str(o), o.args)
for bad in (5, "x", ValueError):
    for name in ("__cause__", "__context__"):
        try:
            setattr(first, name, bad)
        except TypeError as t:
            print(name, t)
