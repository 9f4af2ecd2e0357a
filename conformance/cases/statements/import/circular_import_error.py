import os, sys, tempfile
with tempfile.TemporaryDirectory() as d:
    for name, text in {"ca": "from cb import late\nearly = 1\n", "cb": "import ca\nfrom ca import early\nlate = 2\n", "cc": "import cd\nx = 1\n", "cd": "import cc\nprint(hasattr(cc, 'x'))\ntry:\n  cc.x\nexcept AttributeError as e:\n  print(str(e).replace(__file__[:-5], ''))\n"}.items():
        with open(os.path.join(d, name + ".py"), "w") as f:
            f.write(text)
    sys.path.insert(0, d)
    try:
        import ca
    except ImportError as e:
        print(e.msg.replace(d, "D"), e.name, "ca" in sys.modules)
    import cc
    print(cc.x, cc.cd.cc is cc)
