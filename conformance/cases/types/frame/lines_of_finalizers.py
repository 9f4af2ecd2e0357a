import sys, warnings

class D:
    def __del__(self):
        print("at line", sys._getframe(1).f_lineno)

def f():
    D()
    x = 1
    D()

    d = D()
    d = (
        None
    )
    for e in [D()]:
        pass
    del e
    return x

f()
D()
async def never(): ...
never()

y = 1
