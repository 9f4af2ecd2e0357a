def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import resource

attempt(resource.getrusage)
attempt(resource.getrusage, 99)
attempt(resource.getrusage, "x")
attempt(resource.getrusage, 1.5)
attempt(resource.getrusage, 2**40)
attempt(resource.getrusage, 0, 1)
attempt(resource.getrusage, who=0)
