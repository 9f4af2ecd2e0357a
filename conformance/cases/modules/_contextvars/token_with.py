import contextvars

v = contextvars.ContextVar("v", default=0)
with v.set(1) as token:
    print(v.get(), type(token).__name__)
    with v.set(2):
        print(v.get())
    print(v.get())
print(v.get())
