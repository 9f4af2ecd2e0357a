import os, resource

print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime < 1)
child = os.fork()
if child == 0:
    total = 0
    for n in range(2_000_000):
        total += n
    os._exit(0)
_, status, usage = os.wait4(child, 0)
print(status, type(usage).__name__, usage.ru_utime > 0)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime >= usage.ru_utime > 0)
