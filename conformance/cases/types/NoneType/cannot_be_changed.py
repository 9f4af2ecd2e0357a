import copy, pickle
for source in ["None.x = 1", "del None.x", "None.__class__ = int", "None.__doc__ = 'd'", "type(None).x = 1", "type(None).__name__ = 'n'"]:
    try:
        exec(source)
    except (AttributeError, TypeError) as e:
        print(source, "|", e)
print(copy.copy(None), copy.deepcopy([None]), pickle.loads(pickle.dumps(None)))
