from collections import deque
print(deque([1, 2]) == deque([1, 2]), deque([1]) < deque([2]), deque([1, 2]) > deque([1]), deque() <= deque(), deque([1], 1) == deque([1]), deque([1]) == [1], deque([1]) != deque([2]))
for f in (lambda: deque() < [], lambda: hash(deque()), lambda: deque([1]) < deque(["a"])):
    try:
        f()
    except TypeError as e:
        print(e)
