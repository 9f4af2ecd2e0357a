import sys
class C:
    x = 1
    frame = sys._getframe()
    print(frame.f_locals is locals(), type(frame.f_locals).__name__, sorted(n for n in frame.f_locals if not n.startswith("__")))
    frame.f_locals["made"] = 5
print(C.made, sys._getframe().f_locals is globals(), sys._getframe().f_code.co_name, C.frame.f_code.co_name)
def outer():
    cell = 1
    def inner():
        frame = sys._getframe()
        frame.f_locals["cell"] = 2
        return cell, sorted(frame.f_locals)
    r = inner()
    return r, cell, sorted(sys._getframe().f_locals)
print(outer())
def comprehension(y):
    return [sorted(sys._getframe().f_locals) for x in range(1)], [sys._getframe().f_code.co_name for _ in "a"]
print(comprehension(1))
print((lambda a: sorted(sys._getframe().f_locals))(1), eval("sorted(__import__('sys')._getframe().f_locals)", {}, {"q": 1}))
