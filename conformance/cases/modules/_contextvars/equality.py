import contextvars

print(contextvars.Context() == contextvars.Context(), contextvars.Context() == 3, contextvars.Context() != contextvars.Context())
try:
    hash(contextvars.Context())
except TypeError as error:
    print(error)
try:
    contextvars.Context() < contextvars.Context()
except TypeError as error:
    print(error)
