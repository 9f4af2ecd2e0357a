import _string

first, rest = _string.formatter_field_name_split("0.a[1][b].c")
print(first, type(rest).__name__, list(rest), list(rest))
parts = _string.formatter_parser("x{0}y")
print(type(parts), next(parts), next(parts), next(parts, None))
try:
    type(parts)()
except TypeError as error:
    print(error)
for call in (_string.formatter_parser, _string.formatter_field_name_split):
    try:
        call()
    except TypeError as error:
        print(error)
