import re
if (n := len("abcd")) > 3:
    print(n)
elif (m := n):
    print("no")
print("m" in globals())
if (a := 0) or (b := 5):
    print(a, b)
if not (c := []) and (d := [1]):
    print(c, d)
if x := "":
    print("no")
else:
    print(repr(x))
