class H:
    def __init__(self, hint):
        self.hint = hint
    def __iter__(self):
        return iter([1, 2])
    def __length_hint__(self):
        return self.hint
print(list(H(100)), list(H(0)), list(H(NotImplemented)), tuple(H(1)))
for hint in (-5, "x"):
    try:
        list(H(hint))
    except (ValueError, TypeError) as e:
        print(e)
