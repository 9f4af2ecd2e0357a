# A class that says how items are deleted stores them as its base does, until it gets a __setitem__ of its own.
class Deletes(dict):
    def __delitem__(self, key):
        print("del", key)
        dict.__delitem__(self, key)


def put(mapping, key, value):
    mapping[key] = value


own = Deletes()
for number in range(3):
    put(own, number, number)
del own[1]
Deletes.__setitem__ = lambda self, key, value: print("set", key, value)
put(own, 5, 5)
del Deletes.__setitem__
put(own, 6, 6)
print(own)
