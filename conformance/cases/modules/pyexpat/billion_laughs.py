from pyexpat import ParserCreate, ExpatError

declarations = '<!ENTITY a0 "lol">'
for index in range(1, 10):
    declarations += '<!ENTITY a%d "%s">' % (index, ("&a%d;" % (index - 1)) * 10)
parser = ParserCreate()
try:
    parser.Parse("<!DOCTYPE r [" + declarations + "]><r>&a9;</r>", True)
except ExpatError as error:
    print(error.code, str(error).partition(":")[0])
parser = ParserCreate()
parser.SetBillionLaughsAttackProtectionActivationThreshold(0)
parser.SetBillionLaughsAttackProtectionMaximumAmplification(1000.0)
print(parser.Parse("<!DOCTYPE r [" + declarations + "]><r>&a2;</r>", True))
for factor in 0.5, float("nan"):
    try:
        ParserCreate().SetBillionLaughsAttackProtectionMaximumAmplification(factor)
    except ExpatError as error:
        print(error, error.code)
