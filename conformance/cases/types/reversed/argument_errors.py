for source in ["reversed()", "reversed(1, 2)", "reversed(sequence=[1])", "reversed([], x=1)", "reversed('ab')[0]", "len(reversed('ab'))", "reversed.x", "reversed[int]"]:
    try:
        print(eval(source))
    except (TypeError, AttributeError) as e:
        print(e)
