import copy, pickle, types
for alias in (list[int], dict[str, list[int]], tuple[int, ...], tuple[()], type[int], list["text"], list[int | None]):
    print(alias, all(pickle.loads(pickle.dumps(alias, p)) == alias for p in range(6)), copy.copy(alias) == alias, copy.deepcopy(alias) == alias)
star = (*tuple[int, str],)[0]
print(star, star.__unpacked__, star.__reduce__()[0].__name__, list[int].__reduce__()[1])
print(pickle.loads(pickle.dumps(star)), copy.copy(star).__unpacked__, copy.deepcopy(star) == star)
class C(types.GenericAlias): pass
print(C(list, int).__reduce__())
