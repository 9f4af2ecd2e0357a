"""The seventh part of the place, for misspelt keywords."""
try:
    compile("whille True: pass", "f", "exec")
except SyntaxError as error:
    print(error.args, error._metadata, type(error._metadata))
error = SyntaxError("m", ("f", 1, 2, "t", 3, 4, (1, 2, "x")))
print(error._metadata, error.args[1][6], len(error.args[1]))
print(SyntaxError("m")._metadata, SyntaxError("m", ("f", 1, 2, "t"))._metadata)
error._metadata = 5
print(error._metadata)
