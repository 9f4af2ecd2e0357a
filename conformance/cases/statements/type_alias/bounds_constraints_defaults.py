def show(what):
    print("evaluated", what)
    return what
type A[T: show("bound"), U: (show("c1"), show("c2")), V = show("default")] = show("value")
T, U, V = A.__type_params__
print(T.__bound__, U.__constraints__, V.__default__, A.__value__)
print(T.__bound__, T.__constraints__, U.__bound__, V.has_default(), T.has_default())
print(T.__default__)
