raise SyntaxError("no source line", ("f.py", 7, None, None))
