import contextvars

for make in (lambda: contextvars.ContextVar(), lambda: contextvars.ContextVar(3), lambda: contextvars.Context(1), lambda: contextvars.Token(), lambda: contextvars.ContextVar("a", x=1)):
    try:
        make()
    except (TypeError, RuntimeError) as error:
        print(type(error).__name__, error)
