import xml.etree.ElementTree as ET

root = ET.fromstring("<a x='1'><b>text</b>tail<c/><!-- c --></a>")
print(ET.tostring(root), [child.tag for child in root], root[0].tail)
print(ET.fromstring("<a xmlns='u' xmlns:p='v' p:q='1'/>").attrib)
parser = ET.XMLPullParser(["start", "end"])
parser.feed("<a><b>")
parser.feed("x</b></a>")
parser.close()
print([(event, element.tag) for event, element in parser.read_events()])
for text in "<a>", "<a>&x;</a>", "<a></b>":
    try:
        ET.fromstring(text)
    except ET.ParseError as error:
        print(error, error.code, error.position)
