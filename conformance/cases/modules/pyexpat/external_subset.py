from pyexpat import ParserCreate, ExpatError

subset = """<?xml encoding='utf-8'?>
<!ENTITY % names "a CDATA 'from the subset'">
<![INCLUDE[<!ATTLIST r %names;>]]>
<![IGNORE[<!ATTLIST r b CDATA 'ignored'> <![INCLUDE[ ]]> ]]>
<!ENTITY % part "inner"><!ENTITY whole "an %part; text">
"""


def load(context, base, system, public):
    return parser.ExternalEntityParserCreate(context).Parse(subset, True)


parser = ParserCreate()
parser.SetParamEntityParsing(1)
parser.UseForeignDTD(True)
parser.ExternalEntityRefHandler = load
parser.StartElementHandler = lambda *args: print(args)
parser.CharacterDataHandler = print
parser.Parse("<r>&whole;</r>", True)
