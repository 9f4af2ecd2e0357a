import contextvars

v = contextvars.ContextVar("v")
v.set(1)
first = contextvars.copy_context()
v.set(2)
second = contextvars.copy_context()
print(first[v], second[v], first == second, first == first.copy(), first is first.copy())
first.run(v.set, 3)
print(first[v], second[v], v.get())
