from pyexpat import ParserCreate, ExpatError

text = """<?xml version="1.0"?><!DOCTYPE r [<!ENTITY e "ent"><!ELEMENT r (a|b)*>]>
<r a="1">te&e;xt &amp; <!-- c --><?p i?><b/><![CDATA[d]]></r>
"""
for name in "DefaultHandler", "DefaultHandlerExpand":
    seen = []
    parser = ParserCreate()
    setattr(parser, name, seen.append)
    parser.Parse(text, True)
    print(name, seen)
    seen.clear()
    parser = ParserCreate()
    setattr(parser, name, seen.append)
    parser.CharacterDataHandler = lambda text: seen.append(("text", text))
    parser.EndElementHandler = lambda name: seen.append(("end", name))
    parser.ElementDeclHandler = lambda *args: seen.append("element")
    parser.Parse(text, True)
    print(seen)
