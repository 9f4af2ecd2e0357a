f = filter(None, [1])
for source in ["len(f)", "f[0]", "f.x", "filter[int]", "f + f", "f == filter(None, [1])"]:
    try:
        print(eval(source))
    except (TypeError, AttributeError) as e:
        print(e)
