from pyexpat import ParserCreate, ExpatError


def attempt(text, **options):
    parser = ParserCreate(**options)
    try:
        parser.Parse(text, True)
        print(text, "is fine")
    except ExpatError as error:
        print(text, error, error.code, error.lineno, error.offset)

for text in (
    "", "  ", "x", "<", "<a", "<a>", "<a></b>", "<a/><b/>", "<a/>x", "<a b></a>", "<a b=c></a>", "<a b='<'></a>",
    "<a b='1' b='2'/>", "<a>&b;</a>", "<a>&b</a>", "<a>& </a>", "<a>&#0;</a>", "<a>&#xD800;</a>", "<a>]]></a>",
    "<a><!-- -- --></a>", "<a><?xml?></a>", "<a><?XML x?></a>", "<a><![CDATA[</a>", "<1/>", "<a\nb='1'\n =\n></a>",
    "<a>\n\n  </b>", "<!DOCTYPE", "<!DOCTYPE a [", "<!DOCTYPE a [<!ELEMENT a", "<!DOCTYPE a ><!DOCTYPE a><a/>", "<a>\x01</a>",
    " <?xml version='1.0'?><a/>", "<?xml version='1.0' x='y'?><a/>", "<?xml encoding='utf-8'?><a/>", "<?xml version='1.0' standalone='maybe'?><a/>",
):
    attempt(text)
