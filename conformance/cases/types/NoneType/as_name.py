for source in ["None = 1", "None += 1", "def None(): 0", "def f(None): 0", "class None: 0", "import None", "import x as None", "for None in x: 0", "f(None=1)", "x.None", "None: int", "(None := 1)", "del None", "lambda None: 0", "with a as None: 0", "global None", "case = None", "None", "[None for None in x]", "except_ = None", "try: 0\nexcept E as None: 0"]:
    try:
        compile(source, "f", "exec")
        print("ok", source)
    except SyntaxError as e:
        print(source.split("\n")[0], "|", e.msg, e.offset)
