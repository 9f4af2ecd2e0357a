import os, sys, tempfile
with tempfile.TemporaryDirectory() as d:
    def write(name, text):
        with open(os.path.join(d, name), "w") as f:
            f.write(text)
    write("fails.py", "import sys\nstate = sys.modules[__name__]\n1 / 0\n")
    write("broken.py", "def f(:\n")
    os.mkdir(os.path.join(d, "pkg"))
    write("pkg/__init__.py", "print('init', __name__, __path__ == [__file__.rpartition('/')[0]])\n")
    write("pkg/sub.py", "print(__name__, __package__)\nfrom . import sub as me\nprint(me.__name__)\n")
    sys.path.insert(0, d)
    for _ in range(2):
        try:
            import fails
        except ZeroDivisionError as e:
            print(e, "fails" in sys.modules)
    try:
        import broken
    except SyntaxError as e:
        print(e.msg, e.lineno, e.filename == os.path.join(d, "broken.py"))
    import pkg.sub
    print(pkg.sub.__spec__.name, pkg.__spec__.submodule_search_locations == [os.path.join(d, "pkg")])
