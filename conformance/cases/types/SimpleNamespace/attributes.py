from types import SimpleNamespace as N
n = N(x=1)
n.y = 2
del n.x
print(vars(n), n.__dict__ is vars(n), hasattr(n, "x"), getattr(n, "z", "default"))
for source in ["n.x", "del n.x", "n.__dict__"]:
    try:
        exec(source) if source.startswith("del") else print(eval(source))
    except AttributeError as e:
        print(e)
setattr(n, "with space", 3)
print(n, sorted(k for k in dir(n) if not k.startswith("_")))
try:
    setattr(n, 5, 1)
except TypeError as e:
    print(e)
