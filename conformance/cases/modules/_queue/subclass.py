import _queue

class Q(_queue.SimpleQueue):
    def __init__(self, n):
        self.n = n


q = Q(5)
q.put("x")
print(q.n, q.get(), isinstance(q, _queue.SimpleQueue))
