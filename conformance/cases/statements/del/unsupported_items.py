for name, source in [("t", "del t[0]"), ("s", "del s[0]"), ("r", "del r[0]"), ("n", "del n[0]"), ("f", "del f[0]"), ("b", "del b[0]"), ("o", "del o['a']"), ("l", "del l['a']"), ("l", "del l[10]"), ("l", "del l[::0]"), ("t", "del t[0:1]"), ("z", "del z[[]]"), ("m", "del m['a']")]:
    import types
    ns = dict(t=(1,), s="a", r=range(3), n=5, f=len, b=b"a", o=object(), l=[1], z={}, m=types.MappingProxyType({}))
    try:
        exec(source, ns)
    except Exception as e:
        print(source, "|", type(e).__name__, e)
