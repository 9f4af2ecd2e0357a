from pyexpat import ParserCreate, ExpatError

declared = """<!DOCTYPE r [
<!ENTITY one "1">
<!ENTITY two "&one;<b>2</b>">
<!ENTITY three "x &#38;amp; &two;">
<!ENTITY one "again">
]>"""
parser = ParserCreate()
parser.EntityDeclHandler = lambda *args: print("entity", args)
parser.CharacterDataHandler = lambda text: print("text", repr(text), parser.CurrentLineNumber, parser.CurrentColumnNumber)
parser.StartElementHandler = lambda name, attributes: print("start", name, attributes)
parser.Parse(declared + "<r a='&one; &one;'>&three;</r>", True)
