import _pickle
import io

class Minimal:
    def __init__(self, data): self.file, self.log = io.BytesIO(data), []
    def read(self, count): self.log.append(count); return self.file.read(count)
    def readline(self): self.log.append("line"); return self.file.readline()
class Peeking(Minimal):
    def peek(self, count): self.log.append(("peek", count)); return self.file.getvalue()[self.file.tell():][:count]
for cls in Minimal, Peeking:
    for protocol in 0, 2, 4:
        file = cls(_pickle.dumps([1, "abc"], protocol) + _pickle.dumps({"k": b"v"}, protocol) + b"tail")
        unpickler = _pickle.Unpickler(file)
        print(unpickler.load(), unpickler.load(), file.file.read(), file.log)
buffered = io.BufferedReader(io.BytesIO(_pickle.dumps(1) + _pickle.dumps(2) + b"tail"))
print(_pickle.load(buffered), _pickle.load(buffered), buffered.read())
