from urllib.request import HTTPPasswordMgr, HTTPPasswordMgrWithPriorAuth

manager = HTTPPasswordMgr()
manager.add_password("realm", "https://example.org/a", "user", "secret")
manager.add_password("realm", "example.net:8080", "other", "word")
for uri in ("https://example.org/a/b", "http://example.org/a/b", "example.org/a", "https://example.org/b",
            "http://example.net:8080/x", "https://example.net:8080/", "example.net:8080"):
    print(uri, manager.find_user_password("realm", uri))
print(manager.passwd)
print(manager.reduce_uri("http://example.org/x"), manager.is_suburi(("a", "/x"), ("a", "/x/y")))
manager = HTTPPasswordMgrWithPriorAuth()
manager.add_password(None, "https://example.org/", "user", "secret", is_authenticated=True)
print(manager.is_authenticated("https://example.org/x"), manager.is_authenticated("http://example.org/x"))
