import contextvars

v = contextvars.ContextVar("v", default=0)
try:
    with v.set(1):
        1 / 0
except ZeroDivisionError:
    print(v.get())
token = v.set(4)
with token:
    pass
print(v.get())
try:
    with token:
        print("inside")
except RuntimeError as error:
    print(str(error).endswith("has already been used once"))
