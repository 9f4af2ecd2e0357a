# ends: memory
from pyexpat import ParserCreate
p = ParserCreate()
p.SetBillionLaughsAttackProtectionMaximumAmplification(1e30)
entities = ''.join(f'<!ENTITY e{i + 1} "{f"&e{i};" * 10}">' for i in range(12))
p.Parse(f'<!DOCTYPE a [<!ENTITY e0 "xxxxxxxxxx">{entities}]><a b="&e12;"></a>', True)
