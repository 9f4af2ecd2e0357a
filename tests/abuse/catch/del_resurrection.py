# ends: work
kept = []
class C:
    def __del__(self):
        kept.append(self)
        kept.clear()
while True:
    C()
