import contextvars

print(contextvars.ContextVar[int], contextvars.Token[int])
print(repr(contextvars.Token.MISSING), type(contextvars.Token.MISSING).__name__)
print(contextvars.Token.MISSING is contextvars.Token.MISSING)
