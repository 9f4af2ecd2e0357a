import _string

for text in ("{a:{b}{c}}", "{a[{}]:x}", "{:{{}}}", "{a!r:{b!s}}", "{{{a}}}", "{a:}}", "{a[}]}", "{a[:]}", "{!s}"):
    try:
        print(repr(text), list(_string.formatter_parser(text)))
    except ValueError as error:
        print(repr(text), error)
