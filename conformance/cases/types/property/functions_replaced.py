# The functions of a property are asked for each time: another call of its __init__ replaces them.
class Point:
    def __init__(self):
        self.log = []

    @property
    def x(self):
        return "old getter"

    @x.setter
    def x(self, value):
        self.log.append(("old setter", value))


point = Point()
chain = Point.__dict__["x"]


def use(value):
    point.x = value
    return point.x


print(use(1), point.log)
chain.__init__(lambda self: "new getter", lambda self, value: self.log.append(("new setter", value)))
print(use(2), point.log)
chain.__init__(len, None)
try:
    use(3)
except AttributeError as error:
    print(error)
