import contextvars

v = contextvars.ContextVar("v", default=0)
context = contextvars.copy_context()
print(context.run(lambda a, b=1: (v.set(9), a + b)[1], 1, b=2))
print(v.get(), context[v], context.run(v.get))
