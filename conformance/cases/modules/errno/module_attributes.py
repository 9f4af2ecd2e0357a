import errno

print(errno.__name__, errno.__spec__.origin, hasattr(errno, "__file__"))
print([name for name in dir(errno) if not name.startswith("E")])
try:
    errno.EFOO
except AttributeError as error:
    print(error)
print(errno)
