def outer():
    x = 1
    def read(): return x
    def remove():
        nonlocal x
        del x
    remove()
    try:
        read()
    except NameError as e:
        print(type(e).__name__, e)
    try:
        remove()
    except NameError as e:
        print(type(e).__name__, e)
    try:
        print(x)
    except UnboundLocalError as e:
        print(e)
    x = 5
    return read()
print(outer())
