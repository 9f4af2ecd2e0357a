def first[T](items: list[T]) -> T:
    return items[0]
print(first([3]), first.__type_params__, first.__annotations__)
def bounded[T: int, U: (str, bytes), *Ts, **P](x: T): pass
for p in bounded.__type_params__:
    print(type(p).__name__, p, getattr(p, "__bound__", None), getattr(p, "__constraints__", None))
def default[T = int](): return T
print(default().__default__, default().has_default())
