try:
    if NotImplemented:
        print("no")
except TypeError as e:
    print(e)
try:
    not NotImplemented
except TypeError as e:
    print(e)
class C:
    def __eq__(self, other): return NotImplemented
    def __lt__(self, other): return NotImplemented
print(C() == C(), C() != C())
try:
    if C() < C(): pass
except TypeError as e:
    print(e)
class D:
    def __bool__(self): return NotImplemented
try:
    if D(): pass
except TypeError as e:
    print(e)
