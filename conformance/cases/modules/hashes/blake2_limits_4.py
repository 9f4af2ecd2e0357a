import _blake2, _hmac, _md5, _sha1, _sha2, _sha3

for expression in [
    "_blake2.blake2b(b'a',digest_size=20,key=b'k',salt=b's',person=b'p',fanout=2,depth=3,leaf_size=4,node_offset=5,node_depth=1,inner_size=32,last_node=True).hexdigest()",
    "_blake2.blake2s(b'a',digest_size=20,key=b'k',salt=b's',person=b'p',fanout=2,depth=3,leaf_size=4,node_offset=5,node_depth=1,inner_size=32,last_node=True).hexdigest()",
]:
    try:
        print(expression, "->", eval(expression))
    except Exception as error:
        print(expression, "!!", type(error).__name__, error)
