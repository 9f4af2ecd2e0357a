from pyexpat import ParserCreate, ExpatError

def fail(name, attributes):
    seen.append(name)
    raise RuntimeError("in " + name)


seen = []
parser = ParserCreate()
parser.StartElementHandler = fail
parser.EndElementHandler = seen.append
try:
    parser.Parse("<a><b/></a>", True)
except RuntimeError as error:
    print(error, seen)
print(parser.StartElementHandler, parser.EndElementHandler)
parser = ParserCreate()
parser.CharacterDataHandler = lambda text: parser.Parse(text)
try:
    parser.Parse("<a>x</a>", True)
except RuntimeError as error:
    print(error)
