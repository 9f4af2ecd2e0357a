import posix

s = posix.terminal_size((80, 24))
print(s, s.columns, s.lines, s == (80, 24))
print(s.__replace__(columns=5))
for change in ({"x": 1},):
    try:
        s.__replace__(**change)
    except TypeError as error:
        print(error)
try:
    posix.get_terminal_size(9999)
except OSError as error:
    print(error)
