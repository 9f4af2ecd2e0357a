def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

seen = []
def track(value):
    seen.append(value)
    return value

print(all(track(v) for v in (1, 2, 0, 3)), any(track(v) for v in (0, 5, 6)), seen)
print(all([]), any([]), all("x"), any({0: 1}))
class NoBool:
    def __bool__(self): raise ZeroDivisionError("bool")
attempt(all, [NoBool()])
attempt(any, [NoBool()])
attempt(all, 5)
attempt(any)
class Bad:
    def __iter__(self): raise KeyError("iter")
attempt(any, Bad())
print(all([1, [], NoBool()]), any([0, 1, NoBool()]))
