import _stat

print(_stat.ST_MODE)
print(_stat.ST_MTIME)
print(_stat.ST_CTIME)
