s = "abcdefgh"
print(s[2:5], s[:-2], s[::-1], s[6:1:-2], s[10:], s[-100:2], s[3:3])
class Show:
    def __getitem__(self, key): return key
x = Show()
print(x[1], x[1:2], x[::], x[1:2, ...], x[*range(2)], x[1:2:3, 4], x[()], x[:, None])
try:
    s[::0]
except ValueError as error:
    print(error)
try:
    s["x"]
except TypeError as error:
    print(error)
