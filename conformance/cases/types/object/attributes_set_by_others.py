# Attributes that no method assigns: more of them than an instance has spare places for.
class Node:
    def __init__(self):
        self.value = 1
        self.next = None
    def both(self):
        return self.value, self.next
nodes = [Node() for _ in range(3)]
for number, node in enumerate(nodes):
    for extra in range(number * 8):
        setattr(node, f"extra{extra}", extra)
    node.manager = node
print([len(vars(node)) for node in nodes], [list(vars(node))[-1] for node in nodes])
print([node.both() for node in nodes], [node.manager is node for node in nodes])
del nodes[2].extra3, nodes[1].value
nodes[2].extra3 = "again"
print(list(vars(nodes[2]))[-1], nodes[2].extra3, hasattr(nodes[1], "value"))
nodes[1].both = lambda: "own"
print(nodes[1].both(), nodes[0].both(), nodes[2].both())
Node.manager = "class"
print([node.manager is node for node in nodes], Node().manager)
