import _string
for s in ["a{b}c", "{}", "{0!r:>5}", "x{{y}}z", "{a.b[c]:{w}}", "", "plain", "{x!s}", "{a:}"]:
    print(repr(s), list(_string.formatter_parser(s)))
for s in ["{", "}", "{a", "a}b", "{!}", "{a!rx}", "{a[}", "{:{}", "{a!", "{a!r"]:
    try:
        print(list(_string.formatter_parser(s)))
    except ValueError as e:
        print(repr(s), e)
try:
    _string.formatter_parser(5)
except TypeError as e:
    print(e)
