from pyexpat import ParserCreate, ExpatError

for text in "<a>1<b/>2\n3</a>", "<a>\r\n\rx]]y]</a>", "<a>caf\xe9 &#8364;\r</a>", "<a><![CDATA[<x>\n]] ]]]></a>":
    seen = []
    parser = ParserCreate()
    parser.CharacterDataHandler = seen.append
    parser.Parse(text, True)
    print(ascii(seen))
