"""What the value of an alias sees: classes, functions, type parameters of its own."""


class Holder:
    inner = bytes
    type Inside = inner
    type Parameterized[T] = tuple[T, inner]


def make(value):
    type Local = value
    type Nested[value] = list[value]
    value = str
    return Local, Nested


local, nested = make(int)
print(Holder.Inside.__value__, Holder.Parameterized.__value__, Holder.Inside.__name__, Holder.Inside.__module__)
print(local.__value__, nested.__value__, nested.__type_params__, nested[int].__args__)
T = 5
type Shadow[T] = T
print(Shadow.__value__, type(Shadow.__value__).__name__, T)
