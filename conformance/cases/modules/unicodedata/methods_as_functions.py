import unicodedata as u
names = list(map(u.name, "abc"))
print(names, sorted("ba1 ", key=u.category), [u.combining(c) for c in "\u0300\u0316\u0334"])
for call in ["u.UCD.name('a')", "u.UCD.category()", "u.ucd_3_2_0.category()", "u.mirrored([])", "u.east_asian_width('xx')", "u.bidirectional('')", "u.combining(b'a')"]:
    try:
        print(eval(call))
    except Exception as e:
        print(type(e).__name__, e)
