type A = int | str
type B[T, *Ts, **P] = dict[T, tuple[*Ts]]
print(A, repr(A), A.__name__, A.__value__, A.__type_params__, A.__module__)
print(B, B.__value__, B.__type_params__, B.__parameters__)
print(type(A), type(A).__module__, type(A).__qualname__)
