import resource

print(resource.RLIM_INFINITY, type(resource.RLIM_INFINITY).__name__)
hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
resource.setrlimit(resource.RLIMIT_CORE, (0, hard))
try:
    resource.setrlimit(resource.RLIMIT_CORE, (resource.RLIM_INFINITY, 0))
except ValueError as error:
    print(error)
print(resource.getrlimit(resource.RLIMIT_CORE)[0] == 0, -1 == resource.RLIM_INFINITY)
