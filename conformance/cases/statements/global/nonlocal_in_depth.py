def a():
    x = "a"
    def b():
        def c():
            nonlocal x
            x += "c"
            def d():
                nonlocal x
                x += "d"
                return x
            return d
        return c
    return b, lambda: x
b, get = a()
print(b()()(), get())
def shared():
    n = 0
    def inc():
        nonlocal n
        n += 1
        return n
    def dec():
        nonlocal n
        n -= 1
        return n
    return inc, dec, inc.__closure__[0] is dec.__closure__[0]
inc, dec, same = shared()
print(inc(), inc(), dec(), same, inc.__closure__[0].cell_contents)
def deleted():
    x = 1
    def kill():
        nonlocal x
        del x
    def use(): return x
    kill()
    try: return use()
    except NameError as e: return str(e)
print(deleted())
def early():
    def use(): return later
    try: use()
    except NameError as e: print(e, e.name)
    later = 1
    return use()
print(early())
def loops():
    i = None
    def f():
        nonlocal i
        for i in range(3): pass
        with open("/dev/null") as i: pass
        i = [i.closed for _ in "a"]
    f()
    return i
print(loops())
