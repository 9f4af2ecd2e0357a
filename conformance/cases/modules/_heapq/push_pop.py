import _heapq
h = []
for x in (5, 3, 8, 1, 9, 2, 7):
    _heapq.heappush(h, x)
    print(h)
while h:
    print(_heapq.heappop(h), h)
