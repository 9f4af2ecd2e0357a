from pyexpat import ParserCreate, ExpatError

for ordered, specified in (0, 0), (1, 0), (1, 1), (0, 1):
    parser = ParserCreate()
    parser.ordered_attributes = ordered
    parser.specified_attributes = specified
    parser.StartElementHandler = lambda name, attributes: print(name, attributes)
    parser.Parse('<!DOCTYPE a [<!ATTLIST a d CDATA "by default" b ID #IMPLIED>]><a z="1" b="  x  y "/>', True)
print(parser.ordered_attributes, parser.specified_attributes)
