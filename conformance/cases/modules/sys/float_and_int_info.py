import sys

print(sys.float_info)
print(sys.int_info)
print(sys.hash_info)
print(sys.maxsize, sys.maxunicode, sys.byteorder, sys.float_repr_style)
print(sys.thread_info.name, sys.thread_info[1], len(sys.thread_info))
