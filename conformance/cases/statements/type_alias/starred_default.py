type A[*Ts = *tuple[int, str]] = tuple[*Ts]
type B[**P = [int, str]] = P
print(A.__type_params__[0].__default__)
print(B.__type_params__[0].__default__)
print(A[int], A[()], A[int, str].__args__)
try:
    compile("type A[T = *x] = 1", "f", "exec")
except SyntaxError as e:
    print(e.msg, e.offset)
