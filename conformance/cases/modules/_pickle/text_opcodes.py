import _pickle

for data in (b"I\n.", b"I01\n.", b"I00\n.", b"I0x10\n.", b"I010\n.", b"Iabc\n.", b"I 5\n.", b"I99999999999999999999\n.", b"I1_0\n.", b"L5L\n.", b"L5\n.",
             b"LabcL\n.", b"LL\n.", b"F1.5\n.", b"Fabc\n.", b"F1.5x\n.", b"Finf\n.", b"F 1\n.", b"F1e999\n.", b"S'a'\n.", b"S'\n.", b"Sab\n.", b"S\"a\\n\"\n.", b"S'\\x4'\n.",
             b"V\\u20ac\\U0001f600\xe9\n.", b"V\\u20\n.", b"Npabc\n.", b"gabc\n.", b"Np0\nNp1\ng0\n\x86."):
    try:
        print(data, repr(_pickle.loads(data)))
    except Exception as error:
        print(data, type(error).__name__, repr(str(error)))
