import contextvars

v = contextvars.ContextVar("v")
try:
    v.get()
except LookupError as error:
    print(type(error).__name__, error.args[0] is v)
print(v.get("d"))
print(len(contextvars.copy_context()))
