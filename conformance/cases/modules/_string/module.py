import _string
print(sorted(n for n in dir(_string) if not n.startswith("__")))
it = _string.formatter_parser("a{b}")
print(type(it).__name__, next(it), next(it, "end"), iter(it) is it)
first, rest = _string.formatter_field_name_split("a.b")
print(type(rest).__name__, next(rest), next(rest, "end"))
