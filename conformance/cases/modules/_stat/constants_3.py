import _stat

print(_stat.S_ISUID)
print(_stat.S_ISGID)
print(_stat.S_ISVTX)
print(_stat.S_ENFMT)
