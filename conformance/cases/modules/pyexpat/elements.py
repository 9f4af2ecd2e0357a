from pyexpat import ParserCreate, ExpatError

parser = ParserCreate()
parser.StartElementHandler = lambda name, attributes: print("start", name, attributes)
parser.EndElementHandler = lambda name: print("end", name)
parser.CharacterDataHandler = lambda text: print("text", repr(text))
print(parser.Parse("<a x='1' y=\"2 &lt; 3\">one<b/>two\nthree &amp; four<c z='&#65;\n'></c></a>", True))
