import contextvars

v = contextvars.ContextVar("v")
context = contextvars.Context()


def fail():
    v.set(1)
    1 / 0


try:
    context.run(fail)
except ZeroDivisionError as error:
    print(error, context[v], v.get(None))
