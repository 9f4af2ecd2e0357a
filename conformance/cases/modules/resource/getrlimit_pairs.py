def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import resource

for name in ("RLIMIT_AS", "RLIMIT_CORE", "RLIMIT_CPU", "RLIMIT_DATA", "RLIMIT_FSIZE", "RLIMIT_NOFILE", "RLIMIT_STACK"):
    pair = resource.getrlimit(getattr(resource, name))
    print(name, type(pair).__name__, len(pair), all(isinstance(n, int) for n in pair))
attempt(resource.getrlimit)
attempt(resource.getrlimit, -1)
attempt(resource.getrlimit, 999)
attempt(resource.getrlimit, "x")
