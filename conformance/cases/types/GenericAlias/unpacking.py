alias = tuple[int, str]
(star,) = alias
print(star, star.__unpacked__, type(star) is type(alias), star == alias, hash(star) == hash(alias), [*alias], list(alias))
it = iter(alias)
print(type(it).__name__, type(it).__module__, next(it), next(it, "end"), next(it, "end"), iter(it) is it)
print(tuple[*tuple[int, str], float], tuple[*tuple[int, ...]], list[*tuple[int, str]], star.__typing_unpacked_tuple_args__, alias.__typing_unpacked_tuple_args__)
def f(*args: *tuple[int, str]): pass
print(f.__annotations__)
try:
    a, b = alias
except ValueError as e:
    print(e)
import copy, pickle
it = iter(alias)
print(it.__reduce__()[0], [*pickle.loads(pickle.dumps(it))], [*it], it.__reduce__())
