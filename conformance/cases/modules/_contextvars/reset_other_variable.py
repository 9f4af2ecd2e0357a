import contextvars

v, w = contextvars.ContextVar("v"), contextvars.ContextVar("w")
token = v.set(1)
try:
    w.reset(token)
except ValueError as error:
    print(str(error).endswith("was created by a different ContextVar"))
try:
    v.reset(3)
except TypeError as error:
    print(error)
print(v.get())
