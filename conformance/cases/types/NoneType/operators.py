for source in ["None + 1", "1 + None", "-None", "None < None", "None < 1", "len(None)", "None[0]", "None()", "iter(None)", "None in None", "int(None)", "float(None)", "[] + None", "'' + None", "None | None", "abs(None)", "sum([None])", "sorted([None, None])", "max(None, 1)", "None == None", "None != 0", "not None", "hash(None) == hash(None)"]:
    try:
        print(source, eval(source))
    except TypeError as e:
        print(source, "|", e)
