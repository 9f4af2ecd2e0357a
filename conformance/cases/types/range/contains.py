r = range(0, 20, 4)
print(8 in r, 9 in r, 8.0 in r, 8.5 in r, "a" in r, None in r, True in range(2), 20 in r, -4 in r)
class Eq:
    def __eq__(self, other):
        return other == 12
print(Eq() in r, range(5, 0, -1).__contains__(3), 0 in range(5, 0, -1))
class Int(int):
    pass
print(Int(4) in r, Int(5) in r)
