a, b = list[int], list[int]
print(a is b, a == b, hash(a) == hash(b), len({a, b, list[str]}), {a: 1}[b])
print(a != list[str], a == tuple[int], a == "list[int]", a == list, dict[int, str] == dict[str, int])
print(tuple[int] == (*tuple[int],)[0], hash(tuple[int]) == hash((*tuple[int],)[0]), list[int, str] == list[(int, str)])
for source in ["hash(list[[]])", "hash(list[{}])", "hash(list[0]) == hash(list[0.0])", "list[0] == list[False]", "list[[]] == list[[]]", "{list[[1]]}", "list[int] < list[str]", "list[int] <= list[int]"]:
    try:
        print(source, eval(source))
    except TypeError as e:
        print(source, "|", e)
class Bad:
    def __eq__(self, other): raise ZeroDivisionError("eq")
    def __hash__(self): return 1
try:
    list[Bad()] == list[Bad()]
except ZeroDivisionError as e:
    print("raised", e)
