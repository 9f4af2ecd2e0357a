def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import select

p = select.poll()
attempt(p.register, 0, -1)
attempt(p.register, 0, 2**16)
attempt(p.register, 0, "x")
attempt(p.register, -1, 1)
attempt(p.register)
attempt(p.poll, "x")
attempt(p.poll, 2**40)
attempt(p.poll, 1.5)
attempt(select.poll, 1)
attempt(type(p))
