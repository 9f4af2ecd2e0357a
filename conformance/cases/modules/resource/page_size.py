import os, resource

print(resource.getpagesize(), resource.getpagesize() == os.sysconf("SC_PAGESIZE"))
try:
    resource.getpagesize(1)
except TypeError as error:
    print(error)
print(type(resource.getpagesize()).__name__)
