import os, resource

hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
resource.setrlimit(resource.RLIMIT_NOFILE, (20, hard))
opened = []
try:
    while True:
        opened.append(os.open("/dev/null", os.O_RDONLY))
except OSError as error:
    print(error)
print(max(opened), len(opened) > 10)
for fd in opened:
    os.close(fd)
print(os.sysconf("SC_OPEN_MAX"))
