"""Formats that are short, and what they leave to the general way: widths, signs, zeros, ties, errors."""

values = [0, -7, 255, 2**61, -(2**70), 0.125, -0.0, 2.5, 1e16, 5e-324, float("inf"), float("nan"), "abc", "é", "", True]
specs = ["", "5", "05", "<05", "*^9", "=8", "0=8", "x", "X", "d", ".2f", "08.2f", ".0f", "f", "s", ".2", "-<6", "+d", ",", "099", "100"]
for spec in specs:
    results = []
    for value in values:
        try:
            results.append(format(value, spec))
        except (ValueError, TypeError) as error:
            results.append(str(error))
    print(ascii(spec), ascii(results))
for template in ["{}{}", "{0}{1}{0}", "{n:>4}|{:<4}|", "{:04d}{:.1f}", "{}{0}", "{0}{}", "{{{}}}", "{:{}}", "{!r:>5}", "{a}", "{:}}", "{ }"]:
    try:
        print(template, "->", template.format(3, 2, n="x"))
    except (ValueError, KeyError, IndexError) as error:
        print(template, type(error).__name__, error)
for template in ["%5s|%-5s", "%05d%%%x", "%-05d|%.1f", "%.2s%5.1f", "%s", "%s%s%s", "%5%", "%d%q", "%(a)s", "%0*d%s"]:
    for operands in [("ab", "cd"), (-3, 250), (7, 0.25), 5, {"a": 1}]:
        try:
            print(template, operands, "->", template % operands)
        except (ValueError, TypeError) as error:
            print(template, operands, type(error).__name__, error)
