import errno

print(errno.EAGAIN == errno.EWOULDBLOCK, errno.EDEADLK == errno.EDEADLOCK, errno.ENOTSUP == errno.EOPNOTSUPP)
names = {}
for name in dir(errno):
    if name.startswith("E"):
        names.setdefault(getattr(errno, name), []).append(name)
for number, alike in sorted(names.items()):
    if len(alike) > 1:
        print(number, alike, errno.errorcode[number])
