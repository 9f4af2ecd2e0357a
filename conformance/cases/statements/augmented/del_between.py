class Tricky:
    def __init__(self, box): self.box = box
    def __add__(self, other):
        del self.box[0]
        return "sum"
box = []
box.append(Tricky(box))
try:
    box[0] += 1
except IndexError as e:
    print(e)
print(box)
def f():
    x = Del()
    x += 1
    return x
class Del:
    def __iadd__(self, o): return "replaced"
    def __del__(self): print("old value gone")
print(f())
