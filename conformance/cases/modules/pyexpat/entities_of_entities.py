# Entities within entities, in text, in values and in other entities; and more of them than may be.
from pyexpat import ParserCreate


def run(document, factor=100.0):
    parser = ParserCreate()
    parser.buffer_text = True
    parser.SetBillionLaughsAttackProtectionActivationThreshold(1000)
    parser.SetBillionLaughsAttackProtectionMaximumAmplification(factor)
    parser.StartElementHandler = lambda name, attributes: print(name, {k: len(v) for k, v in attributes.items()})
    parser.CharacterDataHandler = lambda text: print(len(text))
    try:
        print(parser.Parse(document, True))
    except Exception as error:
        print(type(error).__name__, error)


entities = ''.join(f'<!ENTITY e{i + 1} "{f"&e{i};" * 10}">' for i in range(4))
for most in 2, 4:
    for body in f'<a>&e{most};</a>', f'<a b="&e{most};"/>':
        document = f'<!DOCTYPE a [<!ENTITY e0 "xy">{entities}]>{body}'
        run(document)
        run(document, 1.5)
run('<!DOCTYPE a [<!ENTITY e0 "">' + entities + ']><a b="&e4;">&e4;</a>')
run('<!DOCTYPE a [<!ENTITY e "&f;"><!ENTITY f "&e;">]><a b="&e;"/>')
run('<!DOCTYPE a [<!ATTLIST a b CDATA "&e;c"> <!ENTITY e "x">]><a/>')
run('<!DOCTYPE a [<!ENTITY e "x"><!ATTLIST a b CDATA "&e;c" d NMTOKENS " &e;  y ">]><a/>')
