import os, resource

r, w = os.pipe()
child = os.fork()
if child == 0:
    os.close(w)
    os.read(r, 1)
    os._exit(resource.getrlimit(resource.RLIMIT_CORE)[0])
old = resource.prlimit(child, resource.RLIMIT_CORE)
print(resource.prlimit(child, resource.RLIMIT_CORE, (0, old[1])) == old)
print(resource.prlimit(child, resource.RLIMIT_CORE)[0])
os.close(w)
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
try:
    resource.prlimit(child, resource.RLIMIT_CORE)
except ProcessLookupError as error:
    print(error)
