from pyexpat import ParserCreate, ExpatError

def start(name, attributes):
    print(name, parser.GetInputContext())


parser = ParserCreate()
parser.StartElementHandler = start
print(parser.GetInputContext())
parser.Parse(b"<a>text<b/> more</a>", True)
print(parser.GetInputContext())
