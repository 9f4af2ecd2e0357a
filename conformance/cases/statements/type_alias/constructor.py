from typing import TypeAliasType, TypeVar
T = TypeVar("T")
A = TypeAliasType("A", list[T], type_params=(T,))
print(A, A.__value__, A.__type_params__, A[int], A.__module__)
for args in ["()", "('A',)", "(1, int)", "('A', int, 3)"]:
    try:
        print(TypeAliasType(*eval(args)))
    except TypeError as e:
        print(e)
for params in ["[T]", "(T, T)", "(1,)", "5"]:
    try:
        print(TypeAliasType("B", int, type_params=eval(params)).__type_params__)
    except TypeError as e:
        print(e)
