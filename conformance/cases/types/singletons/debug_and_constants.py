import ast
for source in ["__debug__ = 1", "x.__debug__ = 1", "def __debug__(): 0", "def f(__debug__): 0", "f(__debug__=1)", "class __debug__: 0", "import __debug__", "import a as __debug__", "for __debug__ in x: 0", "del __debug__", "del x.__debug__", "with x as __debug__: 0", "(__debug__ := 1)", "global __debug__", "lambda __debug__: 0", "__debug__: int", "True = 1", "False += 1", "None: int", "def f(True): 0", "f(False=1)", "import True", "x.True", "match x:\n case __debug__: 0"]:
    try:
        compile(source, "f", "exec")
        print("ok", source)
    except SyntaxError as e:
        print(source.replace("\n", ";"), "|", e.msg, e.offset)
print(__debug__, type(__debug__).__name__, eval("__debug__"), ast.dump(ast.parse("True", mode="eval").body))
try:
    setattr(type("C", (), {}), "__debug__", 1)
    print("setattr works")
    globals()["__debug__"] = False
    print(__debug__)
except Exception as e:
    print(e)
