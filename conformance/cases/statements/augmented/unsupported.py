for op in ["+", "-", "*", "/", "//", "%", "**", "<<", ">>", "&", "|", "^", "@"]:
    try:
        exec(f"x = []\nx {op}= None")
    except TypeError as error:
        print(error)
