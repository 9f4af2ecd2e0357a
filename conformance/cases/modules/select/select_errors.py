import os
import select

for args in (([1], [], [], -1), (3, [], []), (["a"], [], []), ([-1], [], []), ([9999], [], []), ([], [], [], "x"), ([],)):
    try:
        print(select.select(*args))
    except (TypeError, ValueError, OSError) as error:
        print(type(error).__name__, error)
