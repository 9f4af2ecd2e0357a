print(type[int], type[int].__origin__, type[int].__args__, type[int | None])
print(type[int]("x") if False else type(type[int]).__name__, type[int](5))
class Meta(type): pass
for cls in (Meta, int):
    try:
        cls[int]
    except TypeError as e:
        print(e)
