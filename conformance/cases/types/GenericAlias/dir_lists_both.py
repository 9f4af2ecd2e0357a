alias = list[int]
names = dir(alias)
print(names == sorted(names), set(dir(list)) - set(names), sorted(set(names) - set(dir(list))))
print("append" in names, "__args__" in names, "__origin__" in names, len(names) == len(set(names)))
class C:
    x = 1
    @classmethod
    def __class_getitem__(cls, item): return __import__("types").GenericAlias(cls, item)
print([n for n in dir(C[int]) if not n.startswith("__")], C[int].x, C[int].__class_getitem__.__func__.__name__)
