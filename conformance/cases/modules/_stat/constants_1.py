import _stat

print(_stat.S_IFDIR)
print(_stat.S_IFCHR)
print(_stat.S_IFBLK)
print(_stat.S_IFREG)
