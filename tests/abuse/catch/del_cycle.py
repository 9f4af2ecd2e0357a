# ends: work
class C:
    def __init__(self):
        self.me = self
    def __del__(self):
        C()
while True:
    C()
