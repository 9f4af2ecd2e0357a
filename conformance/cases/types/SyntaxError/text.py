"""`str` with and without file and line."""
for place in (("f", 1, 2, "text"), ("/long/path/file.py", 7, None, None), (None, 3, 1, "t"), ("f", None, 1, "t"), (b"f", 2, 1, "t"), ("f", "x", 1, ""), (5, 6, 7, 8)):
    print(str(SyntaxError("msg", place)), "|", repr(SyntaxError("msg", place)))
error = SyntaxError("msg", ("f", 1, 2, "t"))
error.msg = ["any"]
error.lineno = 2**70
print(error)
error.filename = "dir/other.py"
error.lineno = 3
print(error)
error.msg = None
print(error, error.args)
print(str(SyntaxError()), str(SyntaxError(None)), str(SyntaxError("a", ("f", None, None, None))))
