class Odd:
    def __contains__(self, x):
        print("contains", x)
        return "truthy"
if 5 in Odd():
    print("in")
if 5 not in Odd():
    print("never")
print(5 in Odd(), 6 not in Odd())
a = float("nan")
if a in [a] and a != a and a is a:
    print("nan in list")
try:
    if 5 in 5: pass
except TypeError as e:
    print(e)
if "" in "" and "b" not in "ac" and not 3 in {1, 2}:
    print("strings")
