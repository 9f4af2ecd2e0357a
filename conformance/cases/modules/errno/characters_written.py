import errno

e = BlockingIOError(errno.EAGAIN, "text", 5)
print(e.errno, e.args, e.characters_written, e.filename)
del e.characters_written
try:
    e.characters_written
except AttributeError as error:
    print(type(error).__name__, error)
e.characters_written = 7
print(e.characters_written)
try:
    e.characters_written = "x"
except TypeError as error:
    print(error)
print(BlockingIOError(errno.EAGAIN, "text", "name").filename)
