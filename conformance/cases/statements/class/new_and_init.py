class Point(tuple):
    def __new__(cls, x, y): return super().__new__(cls, (x, y))
    @property
    def x(self): return self[0]
class Other:
    def __new__(cls): return 5
    def __init__(self): print("never")
class Bad:
    def __init__(self): return 1
print(Point(1, 2), Point(1, 2).x, Other())
for call in ["Bad()", "object(1)", "type('x')()(1)" if False else "Point(1)", "int.__new__(str)", "object.__new__(int)", "object.__new__()"]:
    try:
        print(eval(call))
    except TypeError as error:
        print(error)
