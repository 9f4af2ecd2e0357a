for value, specs in [(1234567, ["d", ",d", "_d", "+", "x", "#X", "b", "#o", "n", "c", "e", ".3f", "%", "010", "=+12,", "^15_", "s", ".2d", ",c", "#c", ",x", "_x", "z", "c"]),
                     (3.14159, ["", "f", ".2f", "e", "E", "g", "G", "%", "010.3f", "+.1f", "n", ",", "_.2f", "d", "x", "c", ".0f", "#.0f", "z.1f", "s", ",.4f", "._f", ".5_f", ".6,f"])]:
    for spec in specs:
        try:
            print(repr(spec), repr(format(value, spec)))
        except Exception as e:
            print(repr(spec), type(e).__name__, e)
print(format(-0.001, "z.1f"), format(float("nan"), "010"), format(float("inf"), "+"), format(1e100, ",.0f")[:20], format(True, "d"), format(True, "5"), format(0x10FFFF, "c") == "\U0010ffff")
