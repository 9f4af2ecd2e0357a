for mode in ("", "z", "rw", "rr", "r++", "tb", "U", "+", "b", "rb+t"):
    try:
        open("x", mode)
    except ValueError as error:
        print(repr(mode), error)
for arguments in ({"encoding": "utf-8"}, {"errors": "strict"}, {"newline": ""}):
    try:
        open("x", "rb", **arguments)
    except ValueError as error:
        print(error)
