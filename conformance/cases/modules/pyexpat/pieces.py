from pyexpat import ParserCreate, ExpatError

data = "<?xml version='1.0'?><r a='1'>t\xe9xt &amp; <b/><!-- c --><![CDATA[x]]></r>".encode()
for enabled in True, False:
    parser = ParserCreate()
    parser.SetReparseDeferralEnabled(enabled)
    print(parser.GetReparseDeferralEnabled())
    seen = []
    parser.StartElementHandler = lambda *args: seen.append(args)
    parser.EndElementHandler = seen.append
    parser.CharacterDataHandler = seen.append
    parser.buffer_text = True
    counts = []
    for index in range(len(data)):
        parser.Parse(data[index:index + 1])
        counts.append(len(seen))
    parser.Parse(b"", True)
    print(seen, len(set(counts)))
try:
    parser.Parse(b"<a/>")
except ExpatError as error:
    print(error, error.code)
