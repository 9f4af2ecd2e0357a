type A[*Ts] = tuple[*Ts]
print([*A], type(list(A)[0]).__name__)
print(tuple[*A])
print(A[int, str].__value__)
type B[**P] = P
print(B[int, str], B[[int, str]], B[[int], [str]] if 0 else "", B[...])
print(B[[int, str]].__args__)
