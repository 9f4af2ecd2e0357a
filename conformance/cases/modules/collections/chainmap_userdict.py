from collections import ChainMap, UserDict, UserList, UserString
c = ChainMap({"a": 1}, {"a": 2, "b": 3})
c["z"] = 26
print(c, c["b"], dict(c), c.new_child({"q": 1})["q"], list(c), c.parents)
u = UserDict(a=1)
u["b"] = 2
print(u, UserList([1]) + [2], UserString("a") + "b", len(u))
