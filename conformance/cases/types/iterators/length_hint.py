import operator
class H:
    def __init__(self, v):
        self.v = v
    def __length_hint__(self):
        if isinstance(self.v, Exception):
            raise self.v
        return self.v
print(operator.length_hint(H(5)), operator.length_hint(H(NotImplemented), 7), operator.length_hint([1, 2]), operator.length_hint(5, 3), operator.length_hint(H(TypeError()), 4))
for v in (-1, "a", 1.5, ValueError("v"), 2**70):
    try:
        print(operator.length_hint(H(v)))
    except (ValueError, TypeError, OverflowError) as e:
        print(type(e).__name__, e)
