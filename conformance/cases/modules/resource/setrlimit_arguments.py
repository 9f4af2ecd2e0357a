def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import resource

attempt(resource.setrlimit)
attempt(resource.setrlimit, 0)
attempt(resource.setrlimit, 0, 5)
attempt(resource.setrlimit, 0, (1,))
attempt(resource.setrlimit, 0, (1, 2, 3))
attempt(resource.setrlimit, 0, ("a", "b"))
attempt(resource.setrlimit, 0, (1.5, 2))
attempt(resource.setrlimit, 999, (1, 1))
attempt(resource.setrlimit, "x", (1, 1))
attempt(resource.setrlimit, 0, None)
attempt(resource.setrlimit, resource.RLIMIT_CORE, (2**70, 2**70))
