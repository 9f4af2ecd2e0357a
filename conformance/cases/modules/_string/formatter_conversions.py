import string

f = string.Formatter()
print(f.format("{0!r} {0!s} {0!a}", "ü"))
print([f.convert_field("ü", conversion) for conversion in (None, "r", "s", "a")])
try:
    f.convert_field("x", "q")
except ValueError as error:
    print(error)
try:
    f.format("{0!}", 1)
except ValueError as error:
    print(error)
