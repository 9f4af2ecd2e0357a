import resource

class Limits:
    def __iter__(self): return iter((0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
class Old:
    def __getitem__(self, i): return (0, resource.getrlimit(resource.RLIMIT_CORE)[1])[i]
class Failing:
    def __iter__(self): raise KeyError("iter")
class Index:
    def __index__(self): return 0

for limits in (Limits(), Old(), Failing(), {0, 1}, (Index(), Index()), iter((0, 0))):
    try:
        print(resource.setrlimit(resource.RLIMIT_CORE, limits), resource.getrlimit(resource.RLIMIT_CORE)[0])
    except Exception as error:
        print(type(error).__name__, error)
