def show(x):
    print("eval", x)
    return x
class O: pass
o = O()
o.attr: show("annotation of attribute") = show("value")
d = {}
d[show("key")]: show("annotation of item") = show("value")
(show(o.attr)).b: int
print(vars(o), d)
def f():
    o.c: show("never") = show("function value")
f()
