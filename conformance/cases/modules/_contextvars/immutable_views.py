import contextvars

v, w = contextvars.ContextVar("v"), contextvars.ContextVar("w")
v.set(1)
context = contextvars.copy_context()
items = context.items()
context.run(w.set, 2)
print(len(list(items)), len(context))
try:
    context[v] = 3
except TypeError as error:
    print(error)
print(hasattr(context, "__setitem__"))
