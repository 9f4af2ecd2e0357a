from pyexpat import ParserCreate, ExpatError


def attempt(text, **options):
    parser = ParserCreate(**options)
    try:
        parser.Parse(text, True)
        print(text, "is fine")
    except ExpatError as error:
        print(text, error, error.code, error.lineno, error.offset)

for text in (
    "<p:a/>", "<a p:x=''/>", "<a xmlns:p=''/>", "<a xmlns:xml='x'/>", "<a xmlns:xmlns='x'/>", "<a xmlns:p='http://www.w3.org/XML/1998/namespace'/>",
    "<a xmlns:p='http://www.w3.org/2000/xmlns/'/>", "<a xmlns:p='u' xmlns:q='u' p:x='' q:x=''/>", "<a:b:c/>", "<a:/>", "<:a/>", "<a xmlns='u v'/>",
):
    attempt(text, namespace_separator=" ")
    attempt(text)
