import contextvars

v = contextvars.ContextVar("v")
token = contextvars.copy_context().run(v.set, 1)
try:
    v.reset(token)
except ValueError as error:
    print(str(error).endswith("was created in a different Context"))
print(v.get(None), token.old_value is token.MISSING)
