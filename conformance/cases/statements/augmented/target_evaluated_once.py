calls = []
class Box:
    value = 1
    items = [1, 2]
box = Box()
def get():
    calls.append("get")
    return box
def index():
    calls.append("index")
    return 1
get().value += 10
get().items[index()] *= 7
print(box.value, box.items, calls)
