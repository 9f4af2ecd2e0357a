import contextvars

v, w = contextvars.ContextVar("v"), contextvars.ContextVar("w")
v.set(1)
context = contextvars.copy_context()
print(len(context), v in context, w in context, context[v], context.get(w), context.get(w, 2))
print(list(context) == [v], list(context.keys()) == [v], list(context.values()), list(context.items()) == [(v, 1)])
try:
    context[w]
except KeyError as error:
    print(error.args[0] is w)
