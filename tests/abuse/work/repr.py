# ends: work
class C:
    def __repr__(self):
        while True:
            pass
f'{C()!r}'
