first, *middle, last = range(6)
print(first, middle, last)
*start, end = "xyz"
print(start, end)
head, *tail = [1]
print(head, tail)
(a, *b), *c = [(1, 2, 3), 4, 5]
print(a, b, c)
