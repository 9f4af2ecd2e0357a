from pyexpat import ParserCreate, ExpatError

texts = {"sub": "<!ENTITY more 'from outside'><!ELEMENT r ANY>", "ext": "<?xml version='1.0' encoding='utf-8'?>an <i>external</i> entity &more;"}


def load(context, base, system, public):
    print("load", context, base, system, public)
    child = parser.ExternalEntityParserCreate(context)
    print(child.Parse(texts[system], True))
    return 1


parser = ParserCreate()
print(parser.SetParamEntityParsing(2))
parser.SetBase("the base")
parser.ExternalEntityRefHandler = load
parser.CharacterDataHandler = lambda text: print("text", text)
parser.StartElementHandler = lambda *args: print("start", args)
parser.EntityDeclHandler = lambda *args: print("entity", args)
parser.Parse("<!DOCTYPE r SYSTEM 'sub' [<!ENTITY ext PUBLIC 'p' 'ext'>]><r>&ext;</r>", True)
print(parser.GetBase())
parser = ParserCreate()
parser.ExternalEntityRefHandler = lambda *args: 0
try:
    parser.Parse("<!DOCTYPE r [<!ENTITY ext SYSTEM 'ext'>]><r>&ext;</r>", True)
except ExpatError as error:
    print(error)
