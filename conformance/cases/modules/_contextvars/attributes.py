import contextvars


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, repr(function(*args, **kwargs)))
    except BaseException as error:
        print(function.__name__, type(error).__name__, error)


v = contextvars.ContextVar("v")
for attempt in (lambda: setattr(v, "name", "x"), lambda: setattr(v, "other", 1), lambda: setattr(v.set(1), "var", 1)):
    try:
        attempt()
    except AttributeError as error:
        print(error)
