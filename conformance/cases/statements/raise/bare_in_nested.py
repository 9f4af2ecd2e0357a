def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

def f():
    try:
        try:
            raise ValueError("outer")
        except ValueError:
            try:
                raise KeyError("inner")
            except KeyError:
                pass
            raise
    except ValueError as e:
        return repr(e)

print(f())
show("finally", lambda: g())
def g():
    try:
        1 / 0
    finally:
        raise

show("in finally", g)
