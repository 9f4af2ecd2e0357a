"""Iterators in cycles are collected."""
import gc
import weakref


class Items(list):
    pass


class Node:
    pass


node = Node()
node.walk = iter([node])
seen = weakref.ref(node)
del node
print(gc.collect() > 0, seen())
data = []
walk = iter(data)
data.append(walk)
print(gc.is_tracked(walk), gc.get_referents(walk)[0] is data)
node = Node()
node.walk = reversed([node])
seen = weakref.ref(node)
del node, data, walk
gc.collect()
print(seen())
