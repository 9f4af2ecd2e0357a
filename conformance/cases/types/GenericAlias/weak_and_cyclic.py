import gc, types, weakref
alias = list[int]
ref = weakref.ref(alias)
print(ref() is alias, gc.is_tracked(alias))
del alias
print(ref())
class C:
    def __del__(self): print("deleted")
holder = [C()]
a = types.GenericAlias(list, (holder,))
holder.append(a)
print(type(a.__args__[0]).__name__)
del a, holder
gc.collect()
print(gc.get_referents(list[int]) == [list, (int,)] or sorted(map(str, gc.get_referents(list[int]))))
