import posix

s = posix.stat_result(range(10))
print(s.st_mode, s.st_size, s.st_atime, s.st_mtime, s.st_ctime, s.st_atime_ns, s.st_blksize)
print(posix.stat_result(range(13)).st_atime, posix.stat_result(range(10), {"st_atime": 5.5}).st_atime)
print(s.__reduce__())
print(s.n_fields, s.n_sequence_fields, s.n_unnamed_fields, s.__match_args__)
try:
    s.__replace__(st_mode=3)
except TypeError as error:
    print(error)
