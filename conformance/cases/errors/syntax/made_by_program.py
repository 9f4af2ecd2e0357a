raise SyntaxError("my text", ("file.py", 3, 5, "some text here\n", 3, 9))
