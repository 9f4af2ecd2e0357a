for name in ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]:
    e = "a€𝄞".encode(name)
    print(name, e, e.decode(name) == "a€𝄞")
for name, b in [("utf-16-le", b"a"), ("utf-16-le", b"\x00\xd8"), ("utf-16-le", b"\x00\xd8a\0"), ("utf-16-be", b"\xdc\x00"), ("utf-32-le", b"\0\0\x11\0"), ("utf-32-be", b"\0\0\xd8\0"), ("utf-32", b"abc"), ("utf-16", b"\xfe\xff\0a")]:
    try:
        print(name, b, b.decode(name))
    except UnicodeDecodeError as e:
        print(name, e, ascii(b.decode(name, "replace")))
for name in ["utf-16-le", "utf-32-be"]:
    for h in ["strict", "ignore", "replace", "backslashreplace", "surrogatepass", "xmlcharrefreplace"]:
        try:
            print(name, h, "a\ud800b".encode(name, h))
        except UnicodeEncodeError as e:
            print(name, h, e)
