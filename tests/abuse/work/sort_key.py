# ends: work
sorted([1, 2], key=lambda n: sum(iter(int, 1)))
