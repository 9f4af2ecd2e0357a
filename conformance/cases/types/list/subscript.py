a = list("abcde")
print(a[0], a[-1], a[True], a[1:3], a[::-1], a[::2], a[-2:], a[10:], a[3:1], a[3:1:-1])
class Index:
    def __index__(self):
        return 2
print(a[Index()], a[Index():], a[:Index()])
for key in (5, -6, "x", None, 1.0, 2**70, (1, 2)):
    try:
        print(a[key])
    except (IndexError, TypeError) as e:
        print(type(e).__name__, e)
