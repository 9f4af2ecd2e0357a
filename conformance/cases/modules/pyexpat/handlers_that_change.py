from pyexpat import ParserCreate, ExpatError

def start(name, attributes):
    print("start", name)
    if name == "b":
        parser.StartElementHandler = None
        parser.EndElementHandler = lambda name: print("end", name)
        parser.buffer_text = True


parser = ParserCreate()
parser.StartElementHandler = start
parser.CharacterDataHandler = lambda text: print("text", text)
parser.Parse("<a>1<b>2&amp;3</b><c>4</c></a>", True)
print(parser.StartElementHandler, parser.CharacterDataHandler is not None)
