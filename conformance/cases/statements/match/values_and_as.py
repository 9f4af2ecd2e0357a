import enum
class Color(enum.Enum):
    RED = 1
    BLUE = 2
class limits: top = 10
def f(x):
    match x:
        case Color.RED as c: return c.name
        case limits.top: return "top"
        case (Color.BLUE | 3) as either: return either
        case [Color(), *_] as whole: return whole
        case str(s) as t: return s is t
        case _: return None
print([f(x) for x in (Color.RED, 10, Color.BLUE, 3, [Color.RED], "s", 4)])
match 1, 2:
    case a, b:
        print(a, b)
match [[1], 2]:
    case [[x] as inner, y]:
        print(inner, x, y)
