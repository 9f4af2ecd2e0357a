class A(list[int]): pass
class B(dict[str, int], A if False else object): pass
class C(tuple[int, ...]):
    x: int
print(A.__bases__, A.__orig_bases__, A.__mro__, A([1]) + [2])
print(B.__bases__, B.__orig_bases__, C((1, 2)), C.__mro__)
print(list[int].__mro_entries__((1,)), list[int].__mro_entries__(()), A.__base__)
class D(A): pass
print(D.__orig_bases__, "__orig_bases__" in vars(D))
try:
    class E(list[int], list[str]): pass
except TypeError as e:
    print(e)
try:
    type("F", (list[int],), {})
except TypeError as e:
    print(e)
import types
print(types.resolve_bases((list[int], object)), types.new_class("G", (list[int],)).__orig_bases__)
