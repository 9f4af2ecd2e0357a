from typing import TypeVar, ParamSpec, TypeVarTuple
T, U = TypeVar("T"), TypeVar("U")
u = list[T] | dict[T, U] | None
print(u.__parameters__, u[int, str], u[int, str].__args__)
print((T | int)[str], (T | int)[int], (T | None)[U])
for source in ["u[int]", "u[int, str, bytes]", "(int | str)[int]", "(T | int)[()]", "(T | int)[5]"]:
    try:
        print(eval(source))
    except TypeError as e:
        print(source, "|", e)
