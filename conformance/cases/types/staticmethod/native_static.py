print(str.maketrans("a", "b"), "".maketrans({"x": None}))
print(bytes.maketrans(b"a", b"b")[97:98], str.maketrans is str.maketrans)
print(callable(str.__dict__["maketrans"]))
