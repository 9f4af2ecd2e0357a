def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import os, resource

old = resource.prlimit(0, resource.RLIMIT_CORE)
print(old == resource.getrlimit(resource.RLIMIT_CORE), old == resource.prlimit(os.getpid(), resource.RLIMIT_CORE))
print(resource.prlimit(0, resource.RLIMIT_CORE, (0, old[1])) == old, resource.getrlimit(resource.RLIMIT_CORE)[0])
attempt(resource.prlimit, 0)
attempt(resource.prlimit, 0, 999)
attempt(resource.prlimit, -5, resource.RLIMIT_CORE)
attempt(resource.prlimit, 0, resource.RLIMIT_CORE, (1, 0))
attempt(resource.prlimit, 0, resource.RLIMIT_CORE, "ab")
attempt(resource.prlimit, 2**40, 1)
