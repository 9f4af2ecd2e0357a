for f in (lambda: {[]: 1}, lambda: {}[[]], lambda: {}.get([]), lambda: [] in {}, lambda: {1: 2}.pop({}), lambda: {}.setdefault(set(), 1)):
    try:
        f()
    except TypeError as e:
        print(e)
try:
    hash({})
except TypeError as e:
    print(e)
