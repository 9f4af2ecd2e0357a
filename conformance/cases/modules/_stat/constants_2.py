import _stat

print(_stat.S_IFIFO)
print(_stat.S_IFLNK)
print(_stat.S_IFSOCK)
print(_stat.S_IFDOOR)
