def f(): pass
class A: pass
if True: pass
for _ in range(2): pass
print(f(), A.__dict__.get("x"), end="\n")
...
"a string that is no docstring"
print(__doc__)
