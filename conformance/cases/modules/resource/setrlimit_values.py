def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import resource

soft, hard = resource.getrlimit(resource.RLIMIT_CORE)
print(resource.setrlimit(resource.RLIMIT_CORE, (0, hard)), resource.getrlimit(resource.RLIMIT_CORE)[0])
print(resource.setrlimit(resource.RLIMIT_FSIZE, [4096, -1 if resource.getrlimit(resource.RLIMIT_FSIZE)[1] == -1 else 4096]))
print(resource.getrlimit(resource.RLIMIT_FSIZE)[0])
attempt(resource.setrlimit, resource.RLIMIT_CORE, (5, 4))
