from operator import methodcaller
f, args = methodcaller("split", ",", maxsplit=1).__reduce__()
print(f, args, f(*args)("a,b,c"))
f, args = methodcaller("upper").__reduce__()
print(f, args, f(*args)("a"))
