def lines(f):
    try:
        f()
    except Exception as e:
        tb = e.__traceback__.tb_next
        result = []
        while tb:
            result.append(tb.tb_lineno - f.__code__.co_firstlineno)
            tb = tb.tb_next
        return result
def call():
    print(
        1,
        1 / 0,
    )
def binary():
    return (1
        + 2
        / 0)
def multi():
    x = [
        1,
        None.attr,
    ]
def deco():
    @(lambda f: 1 / 0)
    def inner():
        pass
def with_():
    with open(
        "/nonexistent/x"
    ):
        pass
def try_():
    try:
        1 / 0
    finally:
        x = 1
def for_():
    for x in (
        5
    ):
        pass
def cond():
    return (None.a
        if True
        else 1)
for f in (call, binary, multi, deco, with_, try_, for_, cond):
    print(f.__name__, lines(f))
