def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

x = None
for i in range(40000):
    x = [x]
del x
class Node:
    def __init__(self, next):
        self.next = next

n = None
for i in range(20000):
    n = Node(n)
del n
t = None
for i in range(20000):
    t = (t,)
del t
print("ok")
