a = [1, "a", None, (1,)]
print(1 in a, True in a, 1.0 in a, "b" in a, None in a, (1,) in a, [] in a)
class Odd:
    def __eq__(self, other):
        return other == "a"
print(Odd() in a, Odd() in [1])
