"""Docs, attributes of the class, descriptors."""
for cls in (OSError, BlockingIOError, ConnectionError, FileExistsError, TimeoutError):
    print(cls.__name__, cls.__doc__, cls.__module__, [name for name in vars(cls) if not name.startswith("__")])
for name in ("errno", "strerror", "filename", "filename2", "characters_written"):
    descriptor = OSError.__dict__[name]
    print(descriptor, descriptor.__doc__)
print(OSError.__init__ is BaseException.__init__, OSError.__text_signature__)
