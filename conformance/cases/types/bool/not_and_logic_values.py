print(not 1, not "", not not [1], not None, 0 or False, 1 and True, "" or 0 or [], True and False or "x")
print(True if [] else False, True and 1, False or 0, not (True and False))
def show(x): print("eval", x); return x
print(show(0) and show(1), show(1) or show(2), not show(0))
print(all([]), any([]), all([1, "a"]), any([0, ""]), all(iter([1, 0, show])))
