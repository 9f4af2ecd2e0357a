def f():
    raise ValueError("whole line")

f()
