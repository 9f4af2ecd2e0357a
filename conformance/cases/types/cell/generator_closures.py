def outer():
    n = 0
    def gen():
        nonlocal n
        while True:
            n += 1
            yield n
    def peek(): return n
    return gen(), peek
g, peek = outer()
print(next(g), next(g), peek())
print(g.gi_frame.f_locals, g.gi_code.co_freevars)
g.close()
print(peek(), peek.__closure__[0].cell_contents)
