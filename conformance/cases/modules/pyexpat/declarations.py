from pyexpat import ParserCreate, ExpatError

names = ("StartDoctypeDecl EndDoctypeDecl ElementDecl AttlistDecl EntityDecl NotationDecl UnparsedEntityDecl XmlDecl "
         "ProcessingInstruction Comment StartCdataSection EndCdataSection SkippedEntity")
parser = ParserCreate()
for name in names.split():
    setattr(parser, name + "Handler", lambda *args, name=name: print(name, args))
parser.Parse("""<?xml version="1.0" standalone="yes"?>
<!DOCTYPE r PUBLIC "a  public\tid" "a system id" [
<!ELEMENT r (#PCDATA | b | c)*><!ELEMENT b ((x?, y)+ | (z*))><!ELEMENT c EMPTY><!ELEMENT d ANY><!ELEMENT e (#PCDATA)>
<!ATTLIST r a CDATA #IMPLIED b ( x | y ) "x" c IDREF #REQUIRED d NMTOKENS #FIXED "  q  w ">
<!ATTLIST r e NOTATION (gif|png) #IMPLIED>
<!ENTITY text "x &#38; y"><!ENTITY ext SYSTEM "ext.xml"><!ENTITY pub PUBLIC "pub id" "sys">
<!ENTITY % param "<!-- in it -->"><!NOTATION gif PUBLIC "gif id"><!NOTATION png SYSTEM "png">
<!ENTITY pic SYSTEM "pic.gif" NDATA gif><?target  some data ?><!-- a comment -->
]><r c="k"><![CDATA[x]]><?end?></r>""".replace("\t", " "), True)
