"""The order of an instance's attributes when some go and come back, with few and with many."""


class Few:
    def __init__(self):
        self.a, self.b, self.c, self.d = range(4)


class Many:
    def __init__(self):
        for number in range(20):
            setattr(self, f"x{number}", number)

    def assign(self):
        self.x0 = self.x1 = self.x2 = self.x3 = self.x4 = self.x5 = self.x6 = self.x7 = 0
        self.x8 = self.x9 = self.x10 = self.x11 = self.x12 = self.x13 = self.x14 = self.x15 = 0
        self.x16 = self.x17 = self.x18 = self.x19 = 0


few = Few()
del few.b
print(vars(few))
few.b = 9
del few.a
print(list(vars(few).items()))
del few.b, few.d, few.c
print(vars(few))
few.d = 1
few.a = 2
print(vars(few))
many = Many()
for name in "x3", "x0", "x19", "x7":
    delattr(many, name)
many.x7 = "seven"
print(vars(many))
many.assign()
print(list(vars(many)))
try:
    del few.b
except AttributeError as error:
    print(error)
