a = list(range(8))
a[::2] = "abcd"
print(a)
a[::-1] = list(range(8))
print(a)
a[6:0:-3] = ["x", "y"]
print(a)
for value in ([1], "abcdefgh"):
    try:
        a[::2] = value
    except ValueError as e:
        print(e)
try:
    a[::0] = []
except ValueError as e:
    print(e)
