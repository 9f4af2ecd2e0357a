import select, os

r, w = os.pipe()
os.write(w, b"x")

class File:
    def __init__(self, answer):
        self.answer = answer

    def fileno(self):
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer

f = File(r)
print(select.select([f], [], [], 0)[0] == [f])
for answer in ("x", -1, 2**70, KeyError("inside"), None, True and 1.0):
    try:
        select.select([File(answer)], [], [], 0)
    except Exception as error:
        print(type(error).__name__, error)
