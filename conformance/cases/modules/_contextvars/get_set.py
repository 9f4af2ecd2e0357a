import contextvars

v = contextvars.ContextVar("v", default=3)
print(v.get(), v.get(4))
token = v.set(5)
print(v.get(), token.old_value is contextvars.Token.MISSING, token.var is v)
v.reset(token)
print(v.get(), v.name)
