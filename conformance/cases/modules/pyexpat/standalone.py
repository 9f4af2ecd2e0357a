from pyexpat import ParserCreate, ExpatError

for standalone in "", " standalone='no'", " standalone='yes'":
    for answer in 0, 1:
        parser = ParserCreate()
        parser.NotStandaloneHandler = lambda: print("asked") or answer
        parser.XmlDeclHandler = lambda *args: print(args)
        try:
            parser.Parse("<?xml version='1.0'%s?><!DOCTYPE r SYSTEM 'x'><r>&unknown;</r>" % standalone, True)
        except ExpatError as error:
            print(error)
