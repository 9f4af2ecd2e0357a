# What is spread stays alive, and is what it was, whatever the function does to where it came from.
import weakref
items = [[1], [2], [3]]
print(max(*items, key=lambda item: (items.clear(), item[0])[1]), items)
items = [[1], [2]]
print(list(map(lambda a, b: (items.clear(), a + b)[1], *[[[7]], [[8]]])), items)
print(max(*[[n] for n in (1, 3, 2)]), str.join(*["-", ["a", "b"]]), "{}{}".format(*("x", "y")), divmod(*[7, 2]))
class C: pass
print(weakref.ref(*[C]) is weakref.ref(C), weakref.ref(*[C])() is C, C.__init__(*[C()]))
for wrong in ([], [1], [C, None, 3]):
    try: print(weakref.ref(*wrong))
    except TypeError as error: print(error)
try: weakref.ref(C, callback=None)
except TypeError as error: print(error)
class L(list):
    def __iter__(self): return iter([9, 8])
print(divmod(*L([1])), min(*L()), int.__mro__ is int.__mro__, int.__mro__, type.__mro__ is type.mro(type))
