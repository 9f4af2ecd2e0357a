from pyexpat import ParserCreate, ExpatError

def parse(size, pieces):
    seen = []
    parser = ParserCreate()
    parser.buffer_text = True
    parser.buffer_size = size
    parser.CharacterDataHandler = seen.append
    parser.StartElementHandler = lambda name, attributes: seen.append(name + "!")
    for piece in pieces:
        parser.Parse(piece)
        print(parser.buffer_used, end=" ")
    parser.Parse("", True)
    print(seen)


text = "<r>one\ntwo &amp; three<b>four</b>&#x20ac;</r>"
parse(100, [text])
parse(5, [text])
parse(1, [text])
parse(100, ["<r>abc", "def", "<b>x</b>y", "z</r>"])
parser = ParserCreate()
print(parser.buffer_size, parser.buffer_text, parser.buffer_used)
