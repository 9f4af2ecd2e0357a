# ends: RecursionError
class C:
    def __init__(self):
        self.made = C()
C()
