def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

def outer():
    x = 5
    def inner():
        nonlocal x
        x += 1
        print(x)
    return inner

f = outer()
exec(f.__code__, closure=f.__closure__)
f()
attempt(exec, f.__code__)
attempt(exec, f.__code__, closure=())
attempt(exec, f.__code__, closure=(1,))
attempt(exec, "1", closure=())
attempt(exec, (lambda: 1).__code__, closure=f.__closure__)
attempt(eval, f.__code__)
