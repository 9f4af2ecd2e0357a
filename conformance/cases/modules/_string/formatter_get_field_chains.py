import string
from types import SimpleNamespace as N

f = string.Formatter()
value = N(a=[N(b={"k": "deep"})])
print(f.get_field("v.a[0].b[k]", (), {"v": value}))
print(f.get_field("0.a", (value,), {})[1])
for name in ("v.z", "v.a[9]", "v.a[x]", "w", "7"):
    try:
        f.get_field(name, (value,), {"v": value})
    except (AttributeError, LookupError, TypeError) as error:
        print(type(error).__name__, error)
