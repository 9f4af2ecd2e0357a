print(__debug__)
for source in ["__debug__ = 1", "def f(__debug__): 0", "del __debug__", "x.__debug__ = 1", "import __debug__", "for __debug__ in x: 0", "__debug__: int", "(__debug__ := 1)", "class __debug__: 0", "def __debug__(): 0", "f(__debug__=1)", "import x as __debug__", "with a as __debug__: 0", "global __debug__", "lambda __debug__: 0"]:
    try:
        compile(source, "f", "exec")
        print("ok", source)
    except SyntaxError as e:
        print(source, "|", e.msg)
