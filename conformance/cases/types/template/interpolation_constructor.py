from string.templatelib import Interpolation as I
print(I(1), I(1, "x"), I(1, "x", "r"), I(1, "x", None, ">5"), I(value=1, expression="e", conversion="s", format_spec="f"))
for source in ["I()", "I(1, 2)", "I(1, 'x', 'z')", "I(1, 'x', 5)", "I(1, 'x', '')", "I(1, 'x', 'rr')", "I(1, 'x', 'r', 5)", "I(1, 'x', 'r', 'f', 5)", "I(1, foo=2)", "I(1, conversion='a')"]:
    try:
        print(source, eval(source))
    except (TypeError, ValueError) as e:
        print(source, "|", type(e).__name__, e)
