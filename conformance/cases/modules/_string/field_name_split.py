import _string
for s in ["a", "0", "a.b", "a[0].c[x]", "", "0.x", "a[b", "007", "a.b.c", "[x]", "²"]:
    try:
        first, rest = _string.formatter_field_name_split(s)
        print(repr(s), repr(first), list(rest))
    except ValueError as e:
        print(repr(s), e)
for s in ["a.", "a[]", "a[0]x", "a..b", "99999999999999999999"]:
    try:
        first, rest = _string.formatter_field_name_split(s)
        print(repr(s), repr(first), list(rest))
    except ValueError as e:
        print(repr(s), e)
try:
    _string.formatter_field_name_split(5)
except TypeError as e:
    print(e)
