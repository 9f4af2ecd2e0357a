import pyexpat


def attempt(function, *args, **options):
    try:
        print(function(*args, **options))
    except Exception as error:
        print(type(error).__name__, error)


parser = pyexpat.ParserCreate()
attempt(pyexpat.XMLParserType)
attempt(pyexpat.ParserCreate, 1)
attempt(pyexpat.ParserCreate, namespace_separator=1)
attempt(pyexpat.ParserCreate, namespace_separator="xy")
attempt(pyexpat.ParserCreate, intern=1)
attempt(parser.Parse, 1)
attempt(parser.Parse)
attempt(parser.ParseFile, 1)
attempt(parser.SetBase, 1)
attempt(parser.ExternalEntityParserCreate, 1)
attempt(setattr, parser, "buffer_size", 0)
attempt(setattr, parser, "buffer_size", "x")
attempt(setattr, parser, "other", 1)
attempt(delattr, parser, "buffer_text")
attempt(delattr, parser, "StartElementHandler")
attempt(parser.SetBillionLaughsAttackProtectionActivationThreshold, -1)
attempt(parser.GetInputContext)
print(parser.intern, pyexpat.ParserCreate(intern=None).intern, parser.CurrentByteIndex, parser.ErrorCode)
