import codecs

for name in ("BOM", "BOM_BE", "BOM_LE", "BOM_UTF8", "BOM_UTF16", "BOM_UTF16_LE", "BOM_UTF32", "BOM_UTF32_BE", "BOM32_BE", "BOM64_LE"):
    print(name, getattr(codecs, name))
print(sorted(codecs.__all__)[:6], len(codecs.__all__))
