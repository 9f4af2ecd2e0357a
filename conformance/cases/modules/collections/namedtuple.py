from collections import namedtuple
P = namedtuple("P", "x y", defaults=[5])
p = P(1)
print(p, p.x, p[1], p._asdict(), p._replace(x=9), P._make([3, 4]), P._fields, P._field_defaults, p == (1, 5))
x, y = p
print(x, y, P.x, P.__doc__, P.x.__doc__)
for text in ("p.x = 5", "P()", "P(1, 2, 3)", "p.z", "namedtuple('X', 'a a')", "namedtuple('X', 'def')"):
    try:
        eval(text) if "=" not in text or "(" in text else exec(text)
    except (AttributeError, TypeError, ValueError) as e:
        print(type(e).__name__, e)
