def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import resource

usage = resource.getrusage(resource.RUSAGE_SELF)
print(type(usage).__name__, type(usage).__module__, len(usage), usage.n_fields, usage.n_sequence_fields)
print([name for name in dir(usage) if name.startswith("ru_")])
print([type(value).__name__ for value in usage])
print(usage[0] == usage.ru_utime, usage.ru_maxrss > 1000, usage.ru_isrss, usage.ru_minflt > 0)
for who in (resource.RUSAGE_CHILDREN, resource.RUSAGE_THREAD):
    print(len(resource.getrusage(who)))
