# Only the empty format is known; conversions make strings first.
for value in (None, ..., NotImplemented):
    print(f"{value}", f"{value!r:>15}", f"{value!s:*^16}", "%s %r" % (value, value), "{!a}".format(value))
    try:
        print(f"{value:>10}")
    except TypeError as error:
        print(error)
    try:
        print("%d" % value)
    except TypeError as error:
        print(error)
    print(str(value).join("ab"), ascii(value), format(value, ""))
