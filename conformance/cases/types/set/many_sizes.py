# Order, copies and changes of sets on both sides of 64 places.
import sys

for size in 4, 5, 18, 19, 36, 37, 38, 76, 77, 200:
    numbers = set(i * 37 % 1009 for i in range(size))
    words = frozenset(f"{i}" for i in range(size))
    copy = numbers.copy()
    for i in range(0, size, 2):
        copy.discard(i * 37 % 1009)
    copy |= {5, 6, 7}
    odd = {i for i in numbers if i & 1}
    print(size, sys.getsizeof(numbers), len(copy), sum(copy), list(numbers)[:6], list(copy)[-4:], len(words - {"1"}), sys.getsizeof(copy))
    print(list(numbers - odd)[:5], list(numbers & odd)[:5], list(numbers ^ odd)[:5], list(odd | {1, 2, 3})[-5:], odd <= numbers, numbers.isdisjoint({2000}))
    emptied = []
    while copy:
        emptied.append(copy.pop())
    print(emptied[:4], emptied[-3:], len(copy), copy | {3, 1})
