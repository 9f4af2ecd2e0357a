class A:
    def who(self): return "A"
    @classmethod
    def c(cls): return f"A.c {cls.__name__}"
class B(A):
    def who(self): return "B" + super().who()
    @classmethod
    def c(cls): return "B>" + super().c()
class C(A):
    def who(self): return "C" + super().who()
class D(B, C):
    def who(self): return "D" + super(D, self).who()
print(D().who(), D.c(), super(B, D()).who(), super(D, D).c())
for call in ["super()", "super(5)", "super(A, 5)", "super(B, A())"]:
    try:
        print(eval(call))
    except (TypeError, RuntimeError) as error:
        print(error)
