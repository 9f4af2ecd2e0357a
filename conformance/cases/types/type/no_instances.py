import re

for ty in (re.Match, re.Pattern, type(x for x in ()), type(iter([])), type(lambda: 0), type(None)):
    try:
        print(type(object.__new__(ty)))
    except TypeError as error:
        print(error)
    try:
        print(type(ty.__new__(ty)))
    except TypeError as error:
        print(error)
