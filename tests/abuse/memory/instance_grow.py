# ends: memory
class C:
    def __init__(self):
        self.a, self.b = 1, 2
x = []
while True:
    x.append(C())
