def swap(heap, item):
    item, heap[0] = heap[0], item
    return item, heap

def rotate(a, b, c):
    a, b, c = b, c, a
    return a, b, c

def chain(d, k):
    k, d[k] = d["x"], k
    return k, d

print(swap([10], 11), rotate(1, 2, 3))
try:
    print(chain({"x": 1}, "y"))
except KeyError as e:
    print("KeyError", e)
x = [1, 2]
i = 0
i, x[i] = 1, 9
print(i, x)
