from pyexpat import ParserCreate, ExpatError

def where(what):
    print(what, parser.CurrentByteIndex, parser.CurrentLineNumber, parser.CurrentColumnNumber)


for encoding in "utf-8", "utf-16", "iso-8859-1":
    parser = ParserCreate()
    parser.StartElementHandler = lambda name, attributes: where("start " + name)
    parser.EndElementHandler = lambda name: where("end " + name)
    parser.CharacterDataHandler = lambda text: where("text " + ascii(text))
    where("before")
    text = "<?xml version='1.0' encoding='%s'?>\n<a>\xe9\r\n<b/>t</a>\n" % encoding
    parser.Parse(text.encode(encoding), True)
    where("after")
