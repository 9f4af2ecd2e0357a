print(str(True), repr(False), f"{True}", f"{True:d} {True:5} {True!r:>6} {True:.2f} {True:x} {True:b} {True:e}", "%d %s %r %x" % (True, True, False, True))
for spec in ("s", "5s", "c", "n", "%", ">6", "z", ","):
    try:
        print(spec, repr(format(True, spec)))
    except ValueError as e:
        print(spec, "|", e)
print(int("1") == True, float(True), complex(True), bin(True), hex(False), chr(True) == "\x01", round(True), str(True).lower())
