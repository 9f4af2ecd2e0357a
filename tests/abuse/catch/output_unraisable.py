# ends: output
class C:
    def __del__(self):
        raise ValueError('spam')
while True:
    C()
