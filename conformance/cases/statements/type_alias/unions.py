type A = int
print(A | str, str | A, A | None, None | A, A | A)
print((A | str).__args__, type(A | str))
try:
    A | "forward"
except TypeError as e:
    print(e)
try:
    isinstance(1, A)
except TypeError as e:
    print(e)
