import errno

print(type(errno.errorcode).__name__, errno.errorcode[errno.ENOENT], errno.errorcode[errno.EACCES])
print(all(getattr(errno, name) == number for number, name in errno.errorcode.items()))
print(all(name in dir(errno) for name in errno.errorcode.values()))
print({type(n).__name__ for n in errno.errorcode}, errno.errorcode.get(0), errno.errorcode.get(-1))
