s = "abc"
for spec in ["", "s", "5", "<5", ">5", "^6", "*^7", ".2", "5.1s", "=5", "05", "<05", ",", "_", "+", " ", "#", "d", "z", ".", "5.", "é>5", "𝄞^5", "{>5", "10000000000000000000000", ".99999999999999999999", "xx", "<<<", ">5d"]:
    try:
        print(repr(spec), repr(format(s, spec)))
    except Exception as e:
        print(repr(spec), type(e).__name__, e)
try:
    format(s, 5)
except TypeError as e:
    print(e)
