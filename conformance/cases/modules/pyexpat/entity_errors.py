from pyexpat import ParserCreate, ExpatError


def attempt(text, **options):
    parser = ParserCreate(**options)
    try:
        parser.Parse(text, True)
        print(text, "is fine")
    except ExpatError as error:
        print(text, error, error.code, error.lineno, error.offset)

def declared(declarations, content="<r/>"):
    attempt("<!DOCTYPE r [" + declarations + "]>" + content)


declared("<!ENTITY a '&b;'><!ENTITY b '&a;'>", "<r>&a;</r>")
declared("<!ENTITY a '&b;'><!ENTITY b '&a;'>", "<r x='&a;'/>")
declared("<!ENTITY a '<b>'>", "<r>&a;</b></r>")
declared("<!ENTITY a '</r><r>'>", "<r>&a;</r>")
declared("<!ENTITY a SYSTEM 'x'>", "<r x='&a;'/>")
declared("<!ENTITY a SYSTEM 'x'>", "<r>&a;</r>")
declared("<!NOTATION n SYSTEM 'n'><!ENTITY a SYSTEM 'x' NDATA n>", "<r>&a;</r>")
declared("<!ENTITY a '<'>", "<r x='&a;'/>")
declared("<!ENTITY a '&undefined;'>", "<r>&a;</r>")
