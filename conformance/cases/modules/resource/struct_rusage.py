def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import copy, pickle, resource

t = resource.struct_rusage
attempt(t)
attempt(t, range(5))
attempt(t, range(17))
u = t(range(16))
print(u)
print(u == tuple(range(16)), u.ru_nivcsw, u[3:5], hash(u) == hash(tuple(range(16))))
attempt(setattr, u, "ru_utime", 5)
print(copy.replace(u, ru_utime=99)[:2], pickle.loads(pickle.dumps(u)) == u, t.__match_args__[:2])
