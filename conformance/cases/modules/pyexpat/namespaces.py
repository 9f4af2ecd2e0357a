from pyexpat import ParserCreate, ExpatError

text = """<p:a xmlns="http://d" xmlns:p="http://p" xmlns:q="http://p" p:x="1" x="2">
<b xmlns="" q:y="3" xml:lang="en"/></p:a>"""
for separator, prefixes in (" ", False), (" ", True), ("", False), (None, False):
    parser = ParserCreate(namespace_separator=separator)
    parser.namespace_prefixes = prefixes
    parser.StartNamespaceDeclHandler = lambda *args: print("bind", args)
    parser.EndNamespaceDeclHandler = lambda *args: print("unbind", args)
    parser.StartElementHandler = lambda *args: print("start", args)
    parser.EndElementHandler = lambda *args: print("end", args)
    parser.Parse(text, True)
