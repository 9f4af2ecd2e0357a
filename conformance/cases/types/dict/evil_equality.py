class Key:
    def __init__(self, name):
        self.name = name
    def __hash__(self):
        return 1
    def __eq__(self, other):
        print("eq", self.name, getattr(other, "name", other))
        return self.name == getattr(other, "name", None)
d = {Key("a"): 1, Key("b"): 2}
print(d[Key("b")])
try:
    d[Key("c")]
except KeyError:
    print("missing")
print(Key("a") in d, len(d))
