class F:
    def __format__(self, spec): print("format"); return "x"
    def __repr__(self): print("repr"); return "F"
    def __str__(self): print("str"); return "F"
t = t"{F()}{F()!r:spec}{F():{'dyn'}}"
print(len(t.values), [i.format_spec for i in t.interpolations])
f"{F()}"
def show(x):
    print("eval", x)
    return x
t"{show(1)}{show(2):{show('w')}}{show(3)!r}"
try:
    t"{show(4)}{1 / 0}{show(5)}"
except ZeroDivisionError as e:
    print(e)
