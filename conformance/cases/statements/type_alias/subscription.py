type A[T, U] = dict[T, U]
print(A[int, str], A[int, str].__origin__, A[int, str].__args__)
print(A[int], A[int, str, bytes])
T = A.__type_params__[0]
print(A[T, int].__parameters__)
print(A[T, int][str])
type B = int
try:
    B[int]
except TypeError as e:
    print(e)
