import contextvars

v = contextvars.ContextVar("v", default=[1])
print(repr(v).startswith("<ContextVar name='v' default=[1] at 0x"))
print(repr(contextvars.ContextVar("w")).startswith("<ContextVar name='w' at 0x"))
print(repr(v.set(1)).startswith("<Token var=<ContextVar name="))
