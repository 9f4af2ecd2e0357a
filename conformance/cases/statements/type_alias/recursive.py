type Json = dict[str, Json] | list[Json] | str | None
print(Json.__value__)
type A = list[B]
type B = tuple[A, int]
print(A.__value__, B.__value__)
type Tree[T] = tuple[T, list[Tree[T]]]
print(Tree.__value__)
print(Tree[int], Tree[int].__value__)
