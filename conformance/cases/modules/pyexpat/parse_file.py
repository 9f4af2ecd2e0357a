import io
from pyexpat import ParserCreate


class Reader:
    def __init__(self, *answers):
        self.answers = list(answers)

    def read(self, size):
        print("read", size)
        return self.answers.pop(0)


seen = []
parser = ParserCreate()
parser.StartElementHandler = lambda name, attributes: seen.append(name)
print(parser.ParseFile(io.BytesIO(b"<a>" + b"<b/>" * 1000 + b"</a>")), len(seen))
print(ParserCreate().ParseFile(Reader(b"<a>", b"</a>", b"")))
for answer in None, b"x" * 3000:
    try:
        ParserCreate().ParseFile(Reader(answer))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
