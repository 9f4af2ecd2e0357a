"""What an alias made by a `type` statement tells."""
from _attempt import attempt

type Plain = int | str
type Pair[A, B = int] = tuple[A, B]
for alias in (Plain, Pair):
    print(alias, alias.__name__, alias.__value__, alias.__type_params__, alias.__parameters__, alias.__module__, type(alias))
print([name for name in dir(Plain) if name not in dir(object)])
for name in ("__name__", "__value__", "__type_params__", "__parameters__", "__module__", "extra"):
    attempt(setattr, Plain, name, 1)
attempt(delattr, Plain, "__value__")
