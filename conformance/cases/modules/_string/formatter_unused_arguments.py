import string

class Checking(string.Formatter):
    def check_unused_args(self, used_args, args, kwargs):
        print(sorted(map(str, used_args)), args, sorted(kwargs))
        unused = [name for name in kwargs if name not in used_args]
        if unused:
            raise ValueError(f"unused: {unused}")

f = Checking()
print(f.format("{0}{0}", 1, 2))
print(f.format("{a}{1}", 1, 2, a=3))
try:
    f.format("{a}", a=1, b=2)
except ValueError as error:
    print(error)
