def f():
    if 1 / 0:
        return "then"
    else:
        return "else"
try:
    f()
except ZeroDivisionError as e:
    print(e, e.__traceback__.tb_next.tb_lineno)
class B:
    def __bool__(self): raise KeyError("from bool")
for source in ["if B(): pass", "not B()", "B() and 1", "1 if B() else 2", "while B(): pass", "[1 for x in 'a' if B()]", "assert B()", "B() or 1"]:
    try:
        exec(source)
        print("no error")
    except KeyError as e:
        print(e)
print(B() is None)
