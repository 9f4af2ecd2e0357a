import contextvars

v = contextvars.ContextVar("v")
token = v.set(1)
v.reset(token)
try:
    v.reset(token)
except RuntimeError as error:
    print(str(error).endswith("has already been used once"), repr(token).startswith("<Token used var="))
print(v.get(None))
