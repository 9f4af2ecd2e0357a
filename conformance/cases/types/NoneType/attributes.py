for source in ["None.x", "None.__dict__", "None.__class__", "None.__doc__", "None.__bool__()", "None.__eq__(None)", "None.__eq__(1)", "None.__ne__(1)", "None.__lt__(None)", "None.__sizeof__() > 0", "None.__init__()", "None.__str__()", "None.__hash__() == hash(None)", "type(None).x", "vars(None)"]:
    try:
        print(source, eval(source))
    except (AttributeError, TypeError) as e:
        print(source, "|", e)
