import contextvars


def attempt(function, *args, **kwargs):
    try:
        print(function.__name__, repr(function(*args, **kwargs)))
    except BaseException as error:
        print(function.__name__, type(error).__name__, error)


context = contextvars.Context()
for attempt in (lambda: context[3], lambda: 3 in context, lambda: context.get("a")):
    try:
        attempt()
    except TypeError as error:
        print(error)
