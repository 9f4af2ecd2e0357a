from pyexpat import ParserCreate, ExpatError


def attempt(text, **options):
    parser = ParserCreate(**options)
    try:
        parser.Parse(text, True)
        print(text, "is fine")
    except ExpatError as error:
        print(text, error, error.code, error.lineno, error.offset)

for text in (
    "<!ELEMENT a>", "<!ELEMENT a (b,c|d)>", "<!ELEMENT a (#PCDATA|b)>", "<!ELEMENT a (b", "<!ELEMENT>", "<!ATTLIST a b>", "<!ATTLIST a b FOO #IMPLIED>",
    "<!ATTLIST a b CDATA #FOO>", "<!ATTLIST a b CDATA '<'>", "<!ENTITY>", "<!ENTITY a>", "<!ENTITY a 'x' y>", "<!ENTITY a PUBLIC 'x'>",
    "<!ENTITY a PUBLIC '{' 'y'>", "<!ENTITY % a 'x'>%a;", "<!ENTITY a '%b;'>", "<!NOTATION a>", "<!FOO a>", "x", "<b/>", "<!ENTITY a '&#xFFFF;'>", "%b;",
    "<![INCLUDE[]]>", "<!ENTITY a '&'>",
):
    attempt("<!DOCTYPE a [" + text + "]><a/>")
