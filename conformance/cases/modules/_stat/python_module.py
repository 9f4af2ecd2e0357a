import stat

print(stat.S_ISDIR is __import__("_stat").S_ISDIR, stat.FILE_ATTRIBUTE_HIDDEN)
print(stat.filemode(0o100644), stat.S_IMODE(0o100644), stat.ST_SIZE)
