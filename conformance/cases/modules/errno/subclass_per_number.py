import errno

for number in sorted(errno.errorcode):
    kind = type(OSError(number, "text"))
    if kind is not OSError:
        print(errno.errorcode[number], kind.__name__, kind.__mro__[1].__name__)
