from decimal import Decimal, getcontext, ROUND_UP

x = Decimal("-1234567.8951")
for spec in ["", "f", ".2f", "e", ".3E", "g", ".4g", ",", "020,.1f", "+.0f", " .1f", "*^20.2f", "<15.1f|"[:-1], "=15.1f", "%", ".1%", "z.0f", "_.2f", "n", "010"]:
    print(spec, "|", format(x, spec), "|", format(Decimal("0.00001"), spec))
getcontext().rounding = ROUND_UP
print(format(x, ".2f"), format(Decimal("NaN"), "010"), format(Decimal("-Infinity"), "015.2f"), format(Decimal("-0.001"), "z.1f"))
print(Decimal("1234567.5").__format__("n", dict(decimal_point=",", thousands_sep=".", grouping="\x03\x02")))
for spec in ["x", "5.", "=010", ".f", "s", ",n"]:
    try:
        print(format(x, spec))
    except ValueError as error:
        print(spec, error)
