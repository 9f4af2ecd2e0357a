import contextvars

context = contextvars.Context()


def inner():
    try:
        context.run(int)
    except RuntimeError as error:
        print(str(error).startswith("cannot enter context:"), str(error).endswith("is already entered"))
    print(contextvars.Context().run(lambda: 5))


context.run(inner)
print(context.run(lambda: 6))
