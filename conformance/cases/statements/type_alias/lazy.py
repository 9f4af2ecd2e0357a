type A = B | None
type B = list[A]
print(A.__name__, A.__value__, B.__value__)
type Pair[T, U = int] = tuple[T, U]
print(Pair, Pair[str], Pair[str, bytes], Pair.__type_params__, Pair[str].__args__)
type Bad = undefined
try:
    Bad.__value__
except NameError as error:
    print(error)
for source in ["type = 1", "type X", "type X = (yield)", "type X[T, T] = 1", "def f():\n  type X = await y"]:
    try:
        compile(source, "<s>", "exec")
        print("fine")
    except SyntaxError as error:
        print(error.msg)
