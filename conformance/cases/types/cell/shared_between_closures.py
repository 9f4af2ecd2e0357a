def outer():
    x = 1
    def get(): return x
    def put(v):
        nonlocal x
        x = v
    return get, put
get, put = outer()
print(get.__closure__[0] is put.__closure__[0], get())
get.__closure__[0].cell_contents = 7
print(get())
put(8)
print(get.__closure__[0].cell_contents)
other, _ = outer()
print(other.__closure__[0] is get.__closure__[0], other())
