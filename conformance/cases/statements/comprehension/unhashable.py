for source in ["{[] for x in 'a'}", "{[]: 1 for x in 'a'}", "{x: {} for x in [[]]}", "{(1, []): 0 for _ in 'a'}", "{{}: 1}", "{{1}: 2 for x in 'a'}"]:
    try:
        print(eval(source))
    except TypeError as e:
        print(e)
